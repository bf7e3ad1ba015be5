# Pages of the desk: people, roles, tokens, one's own account.

## What is shown once

desk-once = This is shown now and never again: copy it and keep it in a safe place.
desk-once-copy = Copy
desk-once-copied = Copied.
desk-once-done = I have kept it, go on

## The end of a session

desk-ending = Nothing has happened for long: you will be signed out in a few minutes. What you typed stays; sealed answers do not.
desk-ending-stay = Stay signed in
desk-ending-final = Your session ends at { $time }; then sign in again. What you typed stays; sealed answers do not.

## Roles

desk-role = Role
desk-role-viewer = viewer
desk-role-social_worker = social worker
desk-role-analyst = analyst
desk-role-gis = GIS
desk-role-publisher = publisher
desk-role-administrator = administrator
desk-role-auditor = auditor
desk-role-hint-viewer = Sees what is about places and services; nothing about people.
desk-role-hint-social_worker = Works on the entries of the own organisation.
desk-role-hint-analyst = Sees the true counts of the municipality; data of single people with the second right alone.
desk-role-hint-gis = Reads the finer layers of releases.
desk-role-hint-publisher = Publishes releases.
desk-role-hint-administrator = Manages accounts and tokens; sees no entry by this role.
desk-role-hint-auditor = Reads the audit.
desk-role-records = may see data of single people, too (second right)
desk-grant = { $role } – { $tenant }
desk-grant-records = { $role }, with data of people – { $tenant }
desk-grant-new = Another role
desk-grant-two = A role that leads to data of people, or gives others roles, is given by two administrators: you ask for it, another one gives it.
desk-grant-give = Give it
desk-grant-give-named = Give it: { $grant }
desk-grant-given = The role was given.
desk-grant-asked = The role was asked for: another administrator has to give it.
desk-grant-asked-by = asked for by { $by }, { $at }; not given yet
desk-grant-withdraw = Take it back
desk-grant-withdraw-named = Take it back: { $grant }
desk-grant-revoke = Take away
desk-grant-revoke-named = Take away: { $grant }
desk-grant-revoke-hint = { $name } loses this role at once.

## People

desk-people = People
desk-people-hint = Accounts of those who work for: { $tenants }.
desk-people-add = New account
desk-people-count = { $count ->
    [one] { $count } account.
   *[other] { $count } accounts.
}
desk-people-roles = Roles
desk-people-used = Last used
desk-people-name-hint = The name to sign in with; it cannot be changed later.
desk-people-no-organisation = no organisation
desk-people-added = The account was made: { $name }
desk-people-password = One-time password of { $name }
desk-people-password-hint = Hand it over in person. At the first sign-in another one is chosen; it is good for nothing else.
desk-person-enabled = in use
desk-person-disabled = disabled
desk-person-asked = { $count ->
    [one] { $count } role waits for another administrator
   *[other] { $count } roles wait for another administrator
}
desk-person-one-time = has to choose a password
desk-person-factor = has a second factor
desk-person-no-factor = has no second factor
desk-person-factor-wanted = has to set up a second factor
desk-person-never = never yet
desk-person-elsewhere = This account has roles in other municipalities, too: here you can change only roles in yours.
desk-person-own = This is your own account: you cannot give yourself a role; change your password on the page of your account.
desk-person-disable = Disable
desk-person-disable-hint = { $name } is signed out at once and cannot sign in until somebody enables the account again.
desk-person-enable = Enable
desk-person-password = New password
desk-person-password-hint = { $name } gets a one-time password; the old one is good no more and every session ends.
desk-person-password-done = There is a new password.
desk-person-want-factor = Require a second factor
desk-person-unwant-factor = Do not require a second factor
desk-person-done = Done.
desk-mail = Mail address
desk-mail-hint = Only for notices, without personal content. It may be left empty.
desk-mail-changed = The address was changed.

## Tokens

desk-tokens = Tokens
desk-tokens-hint = By a token another program (QGIS, for example) reads layers. Nobody can sign in with it.
desk-tokens-count = { $count ->
    [one] { $count } token.
   *[other] { $count } tokens.
}
desk-token-new = New token
desk-token-make = Make the token
desk-token-made = The new token: { $name }
desk-token-name = Name
desk-token-name-hint = Who uses it for what, for example “QGIS, planning office”.
desk-token-scope = What it opens
desk-token-tier = Tier
desk-token-tier-gis = GIS
desk-token-tier-public = public
desk-token-opens = { $tier }: { $tenants }; { $collections }
desk-token-collections = Layers
desk-token-collections-hint = Identifiers of layers, parted by commas. Left empty, it reads all of them.
desk-token-all-collections = all layers
desk-token-expires = Valid until
desk-token-expires-hint = A year at most.
desk-token-no-tenant = Choose at least one municipality.
desk-token-valid = valid
desk-token-expired = expired
desk-token-revoked = revoked: { $at }
desk-token-revoke = Revoke
desk-token-revoke-named = Revoke: { $name }
desk-token-revoke-hint = The program that uses it stops reading at once. This cannot be undone.
desk-token-revoked-news = Revoked: { $name }

## One's own account

desk-account = My account
desk-account-of = My account: { $name }
desk-want-password = Before you go on, choose a password of your own: the one that you signed in with is good once.
desk-want-second-factor = Before you go on, set up a second factor: this account needs one.
desk-password-change = Change the password
desk-password-old = Present password
desk-password-new = New password
desk-password-again = New password once more
desk-password-hint = At least 12 characters; a longer sentence is good. Your other sessions end.
desk-password-differs = The two new passwords differ.
desk-password-wrong = The present password is wrong.
desk-password-changed = The password was changed; your other sessions have ended.
desk-factor = Second factor
desk-factor-hint = Besides the password, a code of an authenticator is needed to sign in: whoever learns the password does not get in with it alone.
desk-factor-has = You have a second factor. Replace it if you move to another device.
desk-factor-begin = Set it up
desk-factor-replace = Replace it
desk-factor-steps = Scan the picture with an authenticator on your phone, or type the secret; then type the code that it shows.
desk-factor-picture = QR code for the authenticator
desk-factor-secret = The secret:
desk-factor-open = Open it in an authenticator on this device
desk-factor-code = The code of six digits
desk-factor-confirm = Turn it on
desk-factor-wrong = The code is wrong. Wait for the next one, and see that the clock of the device is right.
desk-factor-on = The second factor is on.
desk-factor-recovery = Recovery codes
desk-factor-recovery-hint = If the device is lost, you get in with these, with each of them once.
desk-sessions = My sessions
desk-session-own = This page.
desk-session-line = Begun { $started }; last used { $used }
desk-session-factor = with the second factor
desk-session-no-factor = without the second factor
desk-session-end = End it
desk-session-end-named = End the one begun { $started }
desk-sessions-end = End all others
desk-sessions-ended = { $count ->
    [one] { $count } session was ended.
   *[other] { $count } sessions were ended.
}
