import type { PhotoWords } from './photos.zh';

export const photos: PhotoWords = {
  small: 'Small pictures; the photos themselves need a network.',
  online: 'Photos need a network.',
};
