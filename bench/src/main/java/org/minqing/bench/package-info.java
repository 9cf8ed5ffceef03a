/**
 * Measurements of the running system. Each benchmark starts the real server on a folder of its own, drives it from
 * outside, probes the limit of the same machine in the same run, and prints one line.
 */
@NullMarked
package org.minqing.bench;

import org.jspecify.annotations.NullMarked;
