# Words of the newsroom in English. Who reads them works here: plain, short, no jargon.

## Every page
desk-name = Newsroom
desk-nav = Newsroom
desk-skip = Skip to content
desk-home = Overview
desk-people = People
desk-audit = Who did what
desk-public-site = Public site
desk-sign-out = Sign out
desk-languages = Language of the newsroom
desk-back = To the overview
desk-problems = This could not be done
desk-error-title = Error:
list-comma = ,
moment = { $date }, { $time }

## Signing in
sign-in = Sign in
sign-in-title = Sign in to the newsroom
sign-in-lost = Forgotten your password? Somebody who looks after people can give you a link for a new one.
sign-in-wrong = This address and this password do not belong together.
sign-in-later =
    { $count ->
        [one] Too many attempts. Try again in a minute.
       *[other] Too many attempts. Try again in { $shown } minutes.
    }

## An invitation
welcome-title = Your account
welcome-intro = You are invited to the newsroom of { $site }. You will be:
welcome-go = Make my account
again-intro = Choose a new password for your account
welcome-gone-title = This link does not lead in any more
welcome-gone = It was used, revoked or has expired. Ask whoever sent it to you for another one.
email-taken = Somebody here signs in with this address already.

## Fields
field-name = Your name
field-email = E-mail address
field-password = Password
field-new-password = New password
field-present-password = Present password
field-label = For whom
field-roles = What this person does here
field-language = Language of the newsroom
field-who = Who
field-what = What
field-whom = About
field-when = When
field-where = From where
hint-name = As your colleagues know you. Readers do not see it.
hint-email = You sign in with it.
hint-password = At least 12 characters. A few words in a row are easy to remember and hard to guess.
hint-label = A name, so that you know later for whom this link was.
language-of-browser = As the browser asks for it

## What is wrong with a field
fault-missing = Write something here.
fault-long = This is longer than fits here.
fault-hidden = This holds hidden characters that turn text round. Type it instead of pasting it.
fault-email = This is not an e-mail address.
fault-password-short = A password has at least 12 characters.
fault-password-long = This password is longer than can be taken.
fault-password-guessed = This password would be guessed soon. Take a few words that nobody connects with you.
fault-password-wrong = This is not your present password.
fault-roles = Choose at least one.
fault-last-administrator = Nobody would be left who looks after people. Make somebody else an administrator first.

## Overview
home-title = Overview
home-steps = First steps
step-invite = Invite a colleague
step-invite-does = Approval means something when a second person gives it.
step-invite-go = Invite
home-work = In progress
home-work-none = Nothing is in progress. What is written, submitted or scheduled appears here.
home-public = Latest publications
home-public-none = Nothing has been published yet.
work-draft = Draft
work-in-review = Waiting for approval by somebody who did not write it
work-approved = Approved, not yet published
work-scheduled = Scheduled
live-published = Published
live-updated = Updated
live-corrected = Corrected
live-imported = Brought over from the earlier site
live-withdrawn = Withdrawn
live-restored = Stands again
live-removed = Removed
live-replaced = Replaced by another text

## Roles
role-writer = Writer
role-writer-does = writes and submits
role-translator = Translator
role-translator-does = translates and submits
role-editor = Editor
role-editor-does = writes; approves and publishes what others wrote
role-media-manager = Media manager
role-media-manager-does = looks after photographs and files
role-administrator = Administrator
role-administrator-does = looks after people and settings; publishes nothing by that alone
role-auditor = Auditor
role-auditor-does = reads everything, changes nothing

## People
people-title = People
person-closed = Account closed
person-no-roles = No role
person-close = Close this account
person-close-does = The person is signed out everywhere and cannot sign in any more. What they wrote stays under their name.
person-open = Open this account again
person-open-does = The person can sign in again, with the same address and password.
person-again = A link for a new password
person-again-does = For somebody who forgot theirs: you get a link to send. By it the person chooses another one, once, within seven days, and is signed out elsewhere.
roles-save = Save roles
invite = Invite somebody
invite-intro = You get a link to send. It lets one person in, once, within seven days.
invite-go = Make a link
invited-link = The link for { $label }
invited-how = It is shown this once. Send it in a way that only this person reads. It stands until { $date }.
invitations-open = Open invitations
invitation-until = stands until { $date }
invitation-revoke = Revoke

## Oneself
me-title = Your account
me-save = Save
me-password = Change the password
me-password-go = Change the password
sessions = Signed in on
sessions-none = Nowhere.
sessions-end-all = Sign out everywhere
session-this = this browser
session-since = since { $date },
session-seen = last seen { $date },
session-end = Sign out there

## Who did what
audit-title = Who did what
audit-intro = Every act of the newsroom, in the order in which it was done. Lines are only ever added.
audit-none = Nothing fits this choice.
audit-older = Earlier
audit-file = As a file (CSV)
filter-all = All
filter-go = Show
deed-edit = wrote
deed-submit = submitted
deed-send-back = sent back
deed-approve = approved
deed-approve-as-guest = approved from outside
deed-schedule = scheduled
deed-unschedule = took back a schedule
deed-publish = published
deed-publish-in-emergency = published in an emergency
deed-settle-review = settled a review
deed-schedule-failed = could not publish as scheduled
deed-import = brought over
deed-withdraw = withdrew
deed-restore = restored
deed-discard = threw away a draft
deed-sign-in = signed in
deed-sign-out = signed out
deed-join = made an account
deed-invite = invited
deed-invite-again = made a link for a new password
deed-revoke-invitation = revoked an invitation
deed-change-roles = changed roles
deed-close-account = closed an account
deed-reopen-account = opened an account again
deed-end-sessions = signed somebody out
deed-change-password = changed the password
deed-change-profile = changed name or language

## What was done
said-joined = Your account is made. Welcome.
said-saved = Saved.
said-roles = The roles are saved. This person is signed out, and signs in again with the new ones.
said-revoked = The invitation is revoked.
said-closed = The account is closed.
said-opened = The account is open again.
said-ended = Signed out there.
said-password = The password is changed. Other browsers are signed out.

## What cannot be done
forbidden-title = You may not do this here
forbidden = Your roles do not include it. Somebody who looks after people can change that.
missing-title = There is nothing here
missing = The newsroom has no such page. It may have been taken away.
origin-title = This did not come from the newsroom
origin = The form was sent from another site, or by a browser that does not say from where. Nothing was done.
stale-title = This form is out of date
stale = It was made before you signed in again. Go back, load the page again and send it once more. Nothing was done.
failed-title = This did not work
failed = The fault is ours, and it was noted. Nothing was lost but what you just sent: go back and send it again.
busy-title = Too much at once
busy = The newsroom has more to do than it can. Go back and send it again in a moment.
large-title = This is too much
large = More was sent than a form holds. Nothing was done.
