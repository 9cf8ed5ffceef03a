/**
 * The way out of the house: what is to leave is claimed lane by lane, handed to another system over HTTP, and tried again until
 * it is taken or laid aside. Nothing here knows what a notice says.
 */
@NullMarked
package org.minqing.notice.outward;

import org.jspecify.annotations.NullMarked;
