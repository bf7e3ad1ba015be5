# People and rights on the command line: municipalities, accounts, tokens, the audit.

staff-missing = { $file } does not exist. Add a municipality first: gocpont tenant add CODE NAME.
staff-not-a-store = { $file } is not a file of accounts and audit.
staff-tenant-exists = Municipality { $code } is there already by another name.
staff-no-tenant = There is no municipality { $code }. Add it first: gocpont tenant add { $code } NAME.
staff-bad-label = A name has 1 to 100 characters, all on one line.
staff-account-exists = There is an account { $name } already. A name stays its own also when it is disabled.
staff-no-account = There is no account { $name }.
staff-no-organisation = The role { $role } needs an organisation: name it with --organisation.
staff-no-second-right = --records is the second right of an analyst; the role { $role } has none.
staff-no-token = There is no token { $id } that could be revoked.
staff-expiry = A token works on its last day still, and that day is within a year and not in the past.
staff-weak-short = A password has at least { $count } characters. Several words are easy to remember; signs and digits are not needed.
staff-weak-long = A password has at most { $count } bytes.
staff-weak-name = The password is hardly more than the name of the account. Take another one.
staff-weak-common = The password is one of the commonest. Take another one.
staff-password-question = New password:
staff-password-again = The same once more:
staff-password-differs = The two are not the same. Nothing was changed.
staff-password-none = The first line of standard input is empty: there is no password in it.
staff-password-unasked = Nobody can be asked for a password here. Run it on a terminal, or give the password on standard input with --password-stdin.

staff-tenant-added = Municipality { $name } ({ $code }) is there.
staff-district = District { $district }: { $tenants } share { $registers }.
staff-district-alone = District { $district }: { $tenants } share no register yet.
staff-user-added = Account { $name } was made. It has no second factor yet: gocpont user totp { $name }.
staff-user-disabled = Account { $name } is disabled, and its sessions have ended.
staff-password-set = Account { $name } has a new password, and its sessions have ended.
staff-totp-set = Account { $name } has a new second factor, and its sessions have ended. What follows is shown once: give it to nobody but the person.
staff-totp-shown =
    Key for the authenticator: { $secret }
    Address for the authenticator: { $address }
    Recovery codes, each good once:
    { $codes }
staff-user-line = { $state ->
    [disabled] { $name } (disabled): { $roles }; organisation: { $organisation }; notices: { $mail }
    [factor] { $name }: { $roles }; organisation: { $organisation }; with a second factor; notices: { $mail }
    [wanted] { $name }: { $roles }; organisation: { $organisation }; without the second factor that it must have; notices: { $mail }
   *[plain] { $name }: { $roles }; organisation: { $organisation }; without a second factor; notices: { $mail }
}
staff-token-new = Token { $id } works until { $day }. It is shown once; whoever has it can read what it is for.
staff-token-revoked = Token { $id } is revoked.
staff-token-line = { $state ->
    [revoked] { $id } { $scope } ({ $name }): revoked
    [expired] { $id } { $scope } ({ $name }): expired { $expires }
    [used] { $id } { $scope } ({ $name }): until { $expires }, last used { $used }
   *[unused] { $id } { $scope } ({ $name }): until { $expires }, never used
}

staff-audit-whole = The chain is whole: { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}. Keep its head elsewhere; without one nobody can tell whether its end was cut off.
staff-audit-whole-and-kept = The chain is whole and holds the head that was kept: { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}.
staff-audit-changed = Entry { $entry } was changed, or something before it was taken out. Compare with a backup.
staff-audit-missing = Entry { $entry } is missing. Compare with a backup.
staff-audit-cut = The chain does not hold the head that was kept: its end was cut off, or it is the chain of another file. Compare with a backup.
staff-audit-line = { $id }  { $at }  { $who }: { $act } ({ $outcome }) – { $details }
staff-audit-line-bare = { $id }  { $at }  { $who }: { $act } ({ $outcome })
staff-audit-tenant = municipality { $value }
staff-audit-filter = filter: { $value }
staff-audit-persons = { $count ->
    [one] { $count } person
   *[other] { $count } persons
}
staff-audit-export = file { $value }
staff-audit-reason = reason: { $value }
staff-audit-of = outcome of entry { $value }
staff-object-account = account { $name }
staff-object-token = token { $name }
staff-object-register = register { $name }
staff-object-release = release { $name }
staff-object-program = program
staff-object-nobody = not signed in
staff-outcome-begun = begun
staff-outcome-done = done
staff-outcome-refused = refused
staff-outcome-failed = failed
staff-act-see = saw a record
staff-act-list = listed records
staff-act-change = changed a record
staff-act-export = exported records
staff-act-see_aggregates = saw unprotected counts
staff-act-open_sealed = opened what is sealed
staff-act-see_finer = saw the finer tier
staff-act-publish = published
staff-act-manage_people = managed accounts
staff-act-read_audit = read the audit
staff-act-login = sign-in
staff-act-logout = signed out
staff-act-add_tenant = added a municipality
staff-act-add_account = made an account
staff-act-disable_account = disabled an account
staff-act-set_password = set a password
staff-act-set_totp = set a second factor
staff-act-new_token = made a token
staff-act-revoke_token = revoked a token

desk-open = The desk is at { $url }
desk-not-loopback = { $address } can be reached from other machines. The desk shows what is known of people: beyond this machine it needs --public-url https://… and a proxy that encrypts.
desk-not-public = "{ $url }" is no public address of the desk: give https:// and a host, and nothing behind it.
desk-mail-server = "{ $server }" is no address of a mail server: give smtp://HOST[:PORT] or smtps://HOST[:PORT], without a name or a password.
desk-mail-from = "{ $from }" cannot be a sender: give an e-mail address.
desk-mail-tls = The mail server cannot be talked to under encryption: { $why }
desk-mail-credentials = { $file }: it has to have two lines, the name and the password, and to be read by its owner alone (chmod 600).
desk-mail-half = GOCPONT_SMTP_USER and GOCPONT_SMTP_PASSWORD go together.
staff-act-enable_account = let an account in again
staff-act-ask_role = asked for a role
staff-act-grant_role = gave a role
staff-act-revoke_role = took a role
staff-act-set_mail = changed an address for notices
staff-act-require_totp = made a second factor a duty
staff-act-waive_totp = made a second factor no duty
staff-act-restore = restored it from a backup
staff-act-login_by_provider = sign-in by provider
staff-act-link_identity = linked an account with a provider's person
staff-act-unlink_identity = took away an account's link with a provider's person
