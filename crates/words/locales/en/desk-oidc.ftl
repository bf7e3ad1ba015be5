# Signing in at the desk by a provider.

desk-oidc-or = or with the account's name and password
desk-oidc-going = To the provider…
desk-oidc-known = The provider has told the desk who you are. Your account has a second factor here, too: type its code.
desk-oidc-wrong-code = The code is wrong. Each code is good once.
desk-error-oidc-none = This desk has no provider to sign in by. Sign in with name and password.
desk-error-oidc-busy = Many are signing in just now. Try again in a moment.
desk-error-oidc-down = The provider does not answer as it should. Try again later, or sign in with name and password; if it stays so, tell the operator.
desk-error-oidc-token = What came from the provider cannot be trusted, so nobody was signed in. Try again; if it stays so, tell the operator.
desk-error-oidc-denied = The provider did not sign you in. Try again, or sign in with name and password.
desk-error-oidc-email = The provider has not verified your e-mail address, by which this desk knows people. Tell your administrator.
desk-error-oidc-factor = The provider did not ask you for a second factor, and this desk wants one. Set one up at the provider, then sign in again.
desk-error-oidc-unlinked = The provider knows you as { $subject }, and no account here is linked with that. Tell your administrator exactly this: { $subject }, provider { $issuer }.
desk-error-oidc-disabled = The account that is linked with { $subject } is disabled. Tell your administrator.
desk-error-oidc-state = This sign-in was not begun in this browser, or too long ago. Begin again here.
