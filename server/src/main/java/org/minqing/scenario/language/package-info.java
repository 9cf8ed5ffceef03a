/**
 * The language in which a scenario is written: reading a file, everything that can be wrong with it, its printed flow, the
 * JSON Schema of its forms, and the stories that prove it. Internal to the module.
 */
@NullMarked
package org.minqing.scenario.language;

import org.jspecify.annotations.NullMarked;
