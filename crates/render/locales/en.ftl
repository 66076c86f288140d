# Words of the public site in English.
# Nothing here says anything about direction, numerals or names of months: they come ready from the edition.
# Values: $shown is a number already written in the edition's numerals, $count the same number to choose the form.

## Finding one's way
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
