/**
 * Invented cases for sample mode: made by commands at past times, from sentences and ways through the flow that the city
 * folder gives, always the same for the same seed.
 */
@NamedInterface("sample")
@NullMarked
package org.minqing.casework.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
