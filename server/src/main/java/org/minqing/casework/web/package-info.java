/** The HTTP side of casework: bodies are read and checked here, answers are made for the wire. */
@NullMarked
package org.minqing.casework.web;

import org.jspecify.annotations.NullMarked;
