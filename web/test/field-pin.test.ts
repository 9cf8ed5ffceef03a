import { expect, test } from 'vitest';
import { keptKey, lockNew, openValue, PIN, sealValue, unlock } from '../src/field/store/sealing';

test('what is sealed under a PIN opens with that PIN and with no other', async () => {
  const { lock, key } = await lockNew('270406');
  const sealed = await sealValue(key, { description: '示例：屋顶漏水' });
  expect(new TextDecoder().decode(sealed.data)).not.toContain('示例');
  const again = await unlock(lock, '270406');
  expect(await openValue(again!, sealed)).toEqual({ description: '示例：屋顶漏水' });
  expect(await unlock(lock, '270407')).toBeUndefined();
});

test('a PIN is dear to guess, and two phones with the same one have nothing in common', async () => {
  const [one, other] = [await lockNew('111111'), await lockNew('111111')];
  expect(one.lock.iterations).toBeGreaterThanOrEqual(600_000);
  expect(one.lock.salt).not.toEqual(other.lock.salt);
  expect(await unlock({ ...other.lock, wrapped: one.lock.wrapped }, '111111')).toBeUndefined();
});

test('no key can be taken out of the browser', async () => {
  const { lock, key } = await lockNew('123456');
  for (const one of [key, (await unlock(lock, '123456'))!, await keptKey()]) {
    await expect(crypto.subtle.exportKey('raw', one)).rejects.toThrow();
  }
});

test('what somebody changed on the disk does not open', async () => {
  const key = await keptKey();
  const sealed = await sealValue(key, 'mine');
  new Uint8Array(sealed.data)[0]! ^= 1;
  await expect(openValue(key, sealed)).rejects.toThrow();
});

test('a PIN is six digits', () => {
  expect(['123456', '12345', '1234567', '12345a', ''].filter((one) => PIN.test(one))).toEqual(['123456']);
});
