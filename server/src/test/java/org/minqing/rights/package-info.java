/**
 * What is promised about rights, tried from outside on a whole server: who may ask what and sees which kind of thing (the
 * matrix), that nobody's work is counted, and what somebody hostile can do with every address of the contract.
 */
@NullMarked
package org.minqing.rights;

import org.jspecify.annotations.NullMarked;
