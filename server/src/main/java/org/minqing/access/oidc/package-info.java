/**
 * Signing in by another provider of identities (OpenID Connect, authorization code with PKCE): what it is asked, whether its
 * word is good, and whose account that is.
 */
@NullMarked
package org.minqing.access.oidc;

import org.jspecify.annotations.NullMarked;
