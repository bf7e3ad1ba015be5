# People at the desk: roles given and taken, addresses for notices, second factors that are a duty.

cli-command-user-grant = Give roles to an account that is there
cli-command-user-revoke = Take roles from an account; with its next request it has them no more
cli-command-user-enable = Let an account that was disabled in again, with the roles, password and second factor that it had
cli-command-user-mail = Set where notices go; without an address, nowhere
cli-command-user-second-factor = Say whether an account must use a second factor; whoever has none yet can do nothing but set one up
cli-option-user-grant-name = The name of the account
cli-option-user-revoke-name = The name of the account
cli-option-user-enable-name = The name of the account
cli-option-user-mail-name = The name of the account
cli-option-user-second-factor-name = The name of the account
cli-option-mail = Where notices go
cli-option-second_factor = The account must use a second factor
cli-option-address = The address; without one, that of the account is taken away
cli-option-duty = Whether it must
cli-value-required = It must
cli-value-optional = It may

staff-no-role = An account has one role at least. Whoever needs none any more is disabled: gocpont user disable NAME.
staff-no-grant = Account { $name } does not have the role { $role } in { $tenant }.
staff-last-administrator = Municipality { $tenant } would be left without an administrator.
staff-user-granted = Account { $name } has these roles from now on.
staff-user-revoked = Account { $name } does not have these roles any more.
staff-user-enabled = Account { $name } can sign in again.
staff-mail-set = Notices for account { $name } go to this address.
staff-mail-none = Notices for account { $name } go nowhere.
staff-totp-required = Account { $name } must use a second factor. Where it has none, it can do nothing else before it has set one up.
staff-totp-optional = Account { $name } may do without a second factor.

cli-command-town = The public server and the desk with one command, as two processes: the one that dies is started again, and a stop ends both
cli-option-desk_listen = Address and port of the desk, of this machine alone unless it has an address of its own; port 0 takes a free one
cli-option-desk_url = What browsers call the desk, where a proxy in front encrypts: https:// and a host
cli-option-desk-second_factor = Everybody must use a second factor; whoever has none can do nothing but set one up
cli-option-town-second_factor = Everybody must use a second factor; whoever has none can do nothing but set one up
cli-option-part = Which of the two processes this is; the program says so to itself
town-public-ended = The public server has ended ({ $how }). It is started again in { $seconds } s.
town-public-again = The public server was started again.
staff-no-sealing-key = Second factors are sealed, and the keys of the town are not at hand: name the store with --db, or bring the keys (town.keys or GOCPONT_KEYS).
staff-other-sealing-key = Second factors are sealed with other keys than these. Bring the keys that belong to this file.

backup-done-staff = The copy of accounts, tokens and the audit is { $file }, for its owner only.
backup-done-desk = The copy of the desk's entries is { $file }, for its owner only.
restore-done-staff = Accounts, tokens and the audit are restored to { $file }; everybody signs in again. What was disabled, revoked or taken after this backup was made is in force again: go through user list and token list.
restore-done-desk = The desk's entries are restored to { $file }.
check-staff = file of accounts
check-audit = chain of the audit
check-entries = file of the desk's entries
forget-entries = { $count ->
    [one] 1 entry of the desk has lost its texts, its exact places and its link to them.
   *[other] { $count } entries of the desk have lost their texts, their exact places and their links to them.
}
forget-forbidden = Nothing was erased: these entries of the desk must not lose what they are linked to: { $entries }. Change their links first.
cli-option-forget-codebook = The codebooks of the desk's registers (TOML files or names); those of the program unless named

cli-command-user-link = Link an account with a person whom a provider signs in; nobody comes in by a provider without it
cli-command-user-unlink = Take such a link away; ends all sessions of the account
cli-option-user-link-name = The name of the account
cli-option-user-unlink-name = The name of the account
cli-option-issuer = The provider: the issuer of its file of settings, letter by letter
cli-option-subject = What the provider calls the person (sub); whoever is not linked yet reads it at the sign-in
cli-option-email = The person's e-mail address, where the desk tells people by the address that the provider has verified
cli-option-no_password = No password: the person comes in by a provider alone, once the account is linked
cli-option-oidc = Settings (TOML) of an OpenID provider by which staff may sign in
staff-user-linked = Account { $name } comes in by this provider from now on.
staff-user-unlinked = Account { $name } does not come in by this provider any more, and its sessions have ended.
staff-user-added-bare = Account { $name } was made, without a password. Link it with the provider: gocpont user link { $name } --issuer ADDRESS --subject SUBJECT.
staff-user-identity = { $kind ->
    [email] by { $issuer } with the address { $value }
   *[subject] by { $issuer } as { $value }
}
staff-identity-taken = A person of this provider stands for one account: this one is linked to { $name } already.
staff-no-identity = Account { $name } is not linked with this person of this provider.
desk-oidc-unbuilt = This program was built without signing in by a provider (--oidc). Build it with: cargo build --release -p gocpont --features oidc.
desk-oidc-secret = { $file }: it has to hold the client's secret on one line, and to be read by its owner alone (chmod 600).
desk-oidc-broken = Signing in by a provider cannot be made ready: { $why }
desk-oidc-trouble = Signing in by the provider did not work: { $why }
