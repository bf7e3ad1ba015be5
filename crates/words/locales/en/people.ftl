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
staff-act-enable_account = let an account in again
staff-act-ask_role = asked for a role
staff-act-grant_role = gave a role
staff-act-revoke_role = took a role
staff-act-set_mail = changed an address for notices
staff-act-require_totp = made a second factor a duty
staff-act-waive_totp = made a second factor no duty
