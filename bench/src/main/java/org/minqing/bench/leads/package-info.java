/**
 * Lists of leads as three departments would deliver them, invented from a city's own tree with a fixed seed, and the judge
 * of whoever places them. {@code LeadLists} makes the rows and knows of each what a careful official would answer;
 * {@code Judge} compares that with the answers. Nothing here reads an address: what is right is known from how the row
 * was made, so that a mistake in reading cannot be made twice.
 */
@NullMarked
package org.minqing.bench.leads;

import org.jspecify.annotations.NullMarked;
