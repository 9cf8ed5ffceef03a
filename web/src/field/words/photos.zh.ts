/** Photos of others' reports on the phone. */
export const photos = {
  small: '这是小图，原图要有网才能看。',
  online: '照片要有网才能看。',
};

export type PhotoWords = typeof photos;
