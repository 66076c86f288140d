# Words of the public site in English.
# Nothing here says anything about direction, numerals or names of months: they come ready from the edition.
# Values: $shown is a number already written in the edition's numerals, $count the same number to choose the form.

## Finding one's way
urgent = Urgent
skip-to-content = Skip to content
home = Home
sections = Sections
languages = Languages
more-links = About this site
paging = Pages of this list
newer = Newer
older = Older
page-of = Page { $page } of { $pages }
read-in = Read this page in { $language }
no-translation = This page is not available in { $language }; the link opens the front page in that language

## Lists
latest = Latest
notices = Notices
nothing-yet = Nothing has been published here yet.
kind-news = News
kind-statement = Statement
kind-speech = Speech
kind-notice = Notice
status-withdrawn = Withdrawn
status-corrected = Corrected

## Archive and photographs
archive = Archive
archive-title = Archive { $period }
archive-count = { $count ->
    [one] { $shown } text
   *[other] { $shown } texts
}
jump-years = Years
jump-months = Months
photos = Photographs
photos-title = Photographs
photos-description = The photographs of what was published, the newest first, each of them also in full resolution.
picture = Picture
picture-full = Full resolution: { $width } × { $height } pixels

## Article
translations = This text in other languages
translated-from = Translated from the original:
translation-behind = The original text has been changed since this translation was made.
read-original = Read the original
withdrawn-banner = This text was withdrawn on { $date }. It remains here for reference.
issued-in-error = It had been issued in error.
corrected-on = Corrected on { $date }
category-fact = Correction
category-addition = Addition
category-clarification = Clarification
category-removal-court = Removed by order of a court
category-removal-privacy = Removed to protect personal data
category-removal-rights = Removed for the rights of others
category-removal-safety = Removed for somebody’s safety
category-removal-other = Removed
table-label = Table
record-number = Publication no. { $number } of this text.
record-corrections = { $count ->
    [one] Corrected once.
   *[other] Corrected { $shown } times.
}
imported-note = Moved here from our former site; the date is the one given there.

## Below the article
share = Send this text
share-mail = E-mail
share-whatsapp = WhatsApp
share-telegram = Telegram
share-x = X
share-copy-link = Copy link
share-native = Another app…
copied = Copied.
copy-failed = Copying did not work.
qr-code = QR code
qr-alt = QR code that opens this page
journalists = For journalists
copy-text = Copy the text
download-text = Download as plain text
related = On the same matter

## The plain text file
text-source = Source: { $url }
text-published = Published on { $date }
text-corrected = Corrected on { $date }: { $note }
text-withdrawn = This text was withdrawn on { $date }.

## Feeds
feed-title = { $site }: { $edition }
section-feed-title = { $site }: { $section }
corrections-feed-title = { $site }: corrections and withdrawals

## Public record
record-entry = Recorded as entry { $entry }, unchanged since
record-history = What changed and why
record-gone = A text that is no longer published

## Page of the record
verify-page-title = Public record: { $headline }
verify-kicker = Public record
verify-intro = This is what the site has on record of this text, with the files that let anybody check it.
label-institution = Key holder
label-entry = Entry
label-revisions = Revisions
label-log = Log
label-size = Entries in the log
label-signed = Checkpoint signed
label-witnesses = Witnesses
label-key = Key of the log
label-code = Short code
verify-revisions = { $count ->
    [one] One revision in all.
   *[other] { $shown } revisions, all listed here.
}
verify-gone = This text is no longer published; its entries remain in the log.
verify-imported = This text is older than the log and was taken over from elsewhere: its date is the one stated there and is not proven; what is recorded is when it was entered.
verify-withheld = Parts of this text were removed by order. What remains can still be checked; what was removed cannot be restored from the log.
verify-key-changed = The key of the log was changed on { $date }; the change itself is recorded in the log.
verify-succeeded = This log began on { $date } in the place of an earlier one, of which entries are lost. What was there by then was entered anew; the first entry says where the earlier log ended.
witness-none = This log has no witness: its history can be checked only against what you or others have seen before.
witness-late = This checkpoint is not yet witnessed. Until it is, history can be checked only against what you or others have seen before.

## The check
verify-check = The check
verify-noscript = Nothing has been checked on this page: that takes a script in the browser. All the evidence is listed here, and how to check it without this site.
verify-own-page = This check ran on the site’s own page. Whoever doubts the site should check elsewhere: the ways are on this page.
verdict-running = Checking…
verdict-ok = Recorded by the key of { $institution } as entry { $entry }; unchanged since. { $revisions }
verdict-bad = Not everything agrees with the record. What does not is said below, with the file that shows it.
verdict-open = Nothing was found to differ, but not everything could be checked. What could not is said below.
fact-ok-signature = The checkpoint, at { $size } entries, is signed with the key of the log that is shown here.
fact-ok-witness = The checkpoint was witnessed by { $names }, at the earliest on { $time }.
fact-ok-inclusion = Each revision listed stands in the log in its place. Entries: { $entries }.
fact-ok-chain = The revisions follow one another from the first without a gap, all of them listed: { $count }.
fact-ok-parts = Every part of the text that is shown with the record is the one that was recorded. Parts: { $count }.
fact-ok-page = What the page of the text shows now is, word for word, what was recorded as revision { $rev }.
fact-ok-latest = No later revision than { $rev } stands in the log up to its { $size } entries.
fact-ok-history = The checkpoints in these files belong to one history of the log, from which nothing was taken or changed.
fact-ok-memory = What this browser saw of the log on { $time } ({ $was } entries) still stands as it was.
fact-ok-first = This browser sees this log for the first time. It keeps the checkpoint, to notice later if the log were set back or its key changed.
fact-ok-media = The bytes of the original picture “{ $part }” are those that were recorded.
fact-open-memory = This browser cannot remember what it saw of the log.
fact-open-history = Whether the different checkpoints belong to one history was not checked: the files for that could not be had.
fact-open-latest = Whether the log has a later revision than { $rev } was not checked.
fact-open-withheld = Revision { $rev }: parts removed by order, which cannot be shown: { $count }. The others were checked.
fact-open-text = Revision { $rev }: its entry is there, its text is no longer shown.
fact-open-page = The page of the text was not compared with the record: it could not be had, or its design is not known to this check.
fact-open-load = { $name } could not be loaded.
fact-open-crypto = This browser checks only over a secure connection (https). Nothing was checked.
fact-open-stale = A revision was added after this page was made. Load it again.
fact-bad-list = The list of revisions is not written as it should be, or does not belong to this log.
fact-bad-key-form = This is not a key written as keys are.
fact-bad-form = Revision { $rev }: this file is not written as such files are: { $file }.
fact-bad-signature = Revision { $rev }: the signature below the checkpoint does not fit the key { $key }.
fact-bad-cosignature = Revision { $rev }: the signature of the witness { $name } does not fit its key.
fact-bad-other-key = Revision { $rev }: the checkpoint is not signed with the key { $key }.
fact-bad-origin = Revision { $rev }: the checkpoint is that of another log.
fact-bad-inclusion = Revision { $rev }: the proof does not show that this entry stands in the log in its place.
fact-bad-entry-other = Revision { $rev }: the entry is that of another text, revision or place.
fact-bad-manifest = Revision { $rev }: the list of parts is not the one that the entry names.
fact-bad-disclosure-other = Revision { $rev }: the file of the text is that of another entry.
fact-bad-part = This text is not what was recorded as revision { $rev }: the part { $part }.
fact-bad-chain = Revision { $rev } does not follow the one before it, or one is missing between them.
fact-bad-page = What the page of the text shows is not what was recorded as revision { $rev }, in the part { $part }.
fact-bad-latest = The log has a later revision than { $rev }, in entry { $entry }, which is not listed here.
fact-bad-media = The bytes of the original picture “{ $part }” are not those that were recorded.
fact-bad-history = Two checkpoints in these files do not agree: one does not continue the other.
fact-bad-rollback = On { $time } this browser saw the log with { $was } entries; now it is shown with only { $size }. Keep the evidence files and ask the institution.
fact-bad-rewritten = What this browser saw of the log on { $time } ({ $was } entries) is not in the log that is shown now. Keep the evidence files and ask the institution.
fact-bad-memory-key = On { $time } this browser saw another key for this log: { $key }. It may have been replaced; ask the institution for its key by another way.
list-comma = { ", " }
page-shows = On the page
page-recorded = On record
check-media = Check the original pictures
evidence-of = Evidence file of revision { $rev }

## Revisions
revision-number = Revision { $number }
revision-current = shown now
event-published = Published
event-updated = Updated
event-corrected = Corrected
event-imported = Taken over from a former site
event-withdrawn = Withdrawn
event-restored = Restored
event-removed = Removed
event-replaced = Replaced by another text
ground-court = by order of a court
ground-privacy = to protect personal data
ground-rights = for the rights of others
ground-safety = for somebody’s safety
ground-other = for another reason
revision-entry = Entry { $entry }
revision-time = Recorded on { $date }, as the publisher states
revision-recorded = In the log by { $date } at the latest, by a witness
revision-stated = Date that the text itself states, not proven: { $date }
revision-withheld = Parts removed by order: { $count }
revision-unchanged = The text is the same as before.
revision-changes = What changed against the revision before
change-before = Before
change-after = Now
file-entry = Entry
file-proof = Proof
file-manifest = List of parts
file-disclosure = Recorded text
file-evidence = All in one file
part-headline = Headline
part-kicker = Line above the headline
part-standfirst = Standfirst
part-place = Place
part-date = Date
part-byline = Byline
part-body = Text
part-lead = Main picture
part-media = Picture or file
part-alt = Description of the picture
part-caption = Caption
part-credit = Credit
part-kind = Kind of text
part-language = Language
part-note = Public note
part-share = Text for sharing

## What a check does not show
not-shown = What this check does not show
not-true = that the content is true, or that the person named said it
not-approved = that a human approved it, or who
not-date = that the date stated is right
not-photo = that the photograph is genuine
not-latest = that there is no later correction, beyond this checkpoint
not-all = that everything the institution said is here
not-around = anything of the page’s design, links and surroundings: they are not recorded
elsewhere = Check elsewhere
elsewhere-checker = Save the checker: one file that works without a network
elsewhere-site = Or paste the address of the text into the look-up page of any other site that runs Bayan.
elsewhere-program = Or in a terminal, with the program itself and the evidence file:
elsewhere-recipe = Or with openssl, without Bayan
elsewhere-key = Compare the key of the log with what the institution says of it by another way: on its letterhead, in the DNS, through its parent body.
elsewhere-files = Files of the log
file-checkpoint = Checkpoint
file-keys = Keys
file-policy = Log and witnesses
file-revisions = List of revisions

## What changed
history-page-title = What changed: { $headline }
history-intro = Every revision of this text, the newest first, with what changed, as the public record has it.
history-verify = Check the record
history-feed = Feed of corrections
history-text = Read the text

## Look-up
lookup-page-title = Look up the public record
lookup-intro = Paste words attributed to this site, or type a short code from a printed copy, to see what is on record. A picture of a text proves nothing, nor does the code below it: the record is the answer.
lookup-label = Words or a short code
lookup-button = Look up
lookup-too-long = This is longer than can be looked up. Paste a paragraph or two.
lookup-too-short = This is too short to tell one text from another. Paste a whole sentence.
lookup-no-entry = The log has no entry of this number.
lookup-code-differs = The log has an entry of this number, but the letters of the code are not its own. Check how it is spelt.
lookup-none = These words were not found on record. That does not mean the institution never said them: the record has what was published here.
lookup-found = Found on record
lookup-exact = These words are on record letter by letter.
lookup-near = Share of these words that is on record: { $share } %. The differences are marked.
lookup-by-code = Found by its short code. Compare its text with the copy that you have.
lookup-older = A later revision than this one is shown now.
lookup-legend-only = only in the quotation
lookup-legend-record = only on record
lookup-other = Check a text of another site
lookup-other-note = Paste the address of a text on any site that runs Bayan. Your browser then asks that site directly; this site does not learn what you asked.
lookup-other-label = Address of the text
lookup-other-button = Check
lookup-other-key = The key shown there: { $key }. Compare it with what you know of the institution by another way.
lookup-other-ran = This check ran on a page of another site than the one that was checked.
lookup-other-none = This address names no public record, or could not be reached.

## The checker
checker-title = Checker for the public record
checker-intro = This file works on your own machine and asks nobody. Open an evidence file in it, or the recorded text and the proof together.
checker-files = Files
checker-drop = You can also drop them here, or paste what is in them.
checker-key = The key of the log as you know it by another way, and keys of witnesses, each on a line of its own
checker-run = Check
checker-contained = Checked with the key in the file itself: { $key }. That shows only that the file agrees with itself; anybody can make such a file with a key of their own. Compare the key with what the institution says of it by another way.
checker-given = Checked with the key that you gave.
checker-recorded = Recorded by the key of the log { $origin } as entry { $entry }.
checker-incomplete = A file is missing: an evidence file is wanted, or the recorded text and the proof together.
checker-text = The text as it is recorded
checker-one = One file shows one revision, not whether another came after it.
checker-witness-none = No signature of a witness was checked. Without witnesses, history can be checked only against what you or others have seen before.

## Error pages
error-400-title = We could not understand this request
error-400-text = Something in the address or in the data sent is not right. Check the address and try again.
error-404-title = We could not find this page
error-404-text = Its address may have changed or been copied incompletely. On this page you find the sections of the site and the latest texts.
error-405-title = This cannot be done here
error-405-text = This address is for reading only. Go back to the page and try again.
error-410-title = This text is no longer published
error-410-text = There was a text here which the institution no longer publishes.
error-421-title = This is not our site
error-421-text = The address you asked for does not belong to any site on this server. Check how it is spelt.
error-500-title = Something went wrong on our side
error-500-text = We could not show this page. The fault has been recorded; please try again shortly.
error-503-title = The site is not available at the moment
error-503-text = It is under maintenance or very busy. Please try again in a few minutes.
search = Search
search-title = Search
search-label = What are you looking for?
search-button = Search
search-hint = Type as you would say it. Spelling, the article and small words before a word make no difference; words in quotation marks are looked for as they stand.
search-count = { $count ->
    [0] Nothing was found.
    [one] { $shown } text found.
   *[other] { $shown } texts found.
}
search-by-date = The newest first
search-by-fit = The best fit first
search-meant = Did you mean
search-narrow = Only some of these
search-whole = All that was found
search-none = No published text says this.
search-none-fewer = Try fewer words, or others that mean the same.
search-none-spelling = Look at the spelling of names: the usual ones are tried by themselves.
search-none-archive = Look through the archive by year and month.
search-waiting = The archive is being made ready to be searched. Try again in a moment.
kind-page = Page

## Topics
search-proposed = Suggestions
search-proposed-count = # suggestions: choose with the arrow keys
search-feed = Follow this search (RSS)
search-dates = By date
search-from = From
search-until = to
search-topics = Topic:
topics = Topics
topics-title = Topics
topics-description = Whom and what is spoken about here, each with everything that was said.
topics-person = People
topics-place = Places
topics-organisation = Organisations
topics-event = Events
topics-matter = Matters
topic-kind-person = Person
topic-kind-place = Place
topic-kind-organisation = Organisation
topic-kind-event = Event
topic-kind-matter = Matter
timeline = Chronology
timeline-title = Chronology: { $topic }
timeline-description = What was said here, and when it happened. The sentences are those of the texts; an editor has confirmed each date.
period-decade = the { $year }s
period-century = { $last ->
    [1] { $number }st century
    [2] { $number }nd century
    [3] { $number }rd century
   *[other] { $number }th century
}
