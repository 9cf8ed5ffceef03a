/**
 * Bad days made on purpose: servers, databases and networks are killed, frozen, cut and filled under load, and what clients
 * were told is held against the journal afterwards. It uses only HTTP, signals and plain SQL, and none of the server's own
 * code, so that an error there cannot hide itself here. Start at {@code Drill}, then {@code Chapters}.
 */
@NullMarked
package org.minqing.drill;

import org.jspecify.annotations.NullMarked;
