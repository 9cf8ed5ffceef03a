/**
 * Passkeys: what is kept of them, the questions that they answer, and whether an answer proves that their person is here. A
 * passkey counts only when its device has asked its person, so that it is two factors in one.
 */
@NullMarked
package org.minqing.access.passkey;

import org.jspecify.annotations.NullMarked;
