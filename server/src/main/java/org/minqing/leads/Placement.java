package org.minqing.leads;

import org.minqing.kernel.AreaCode;

/**
 * Where a row is to be checked, or whose people place it.
 *
 * @param because the names of areas or cities that were read; never a text of the list
 */
public record Placement(AreaCode area, Rule rule, String because) {}
