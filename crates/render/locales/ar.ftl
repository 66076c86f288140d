# كلمات الموقع العام بالعربية.
# لا يقال هنا شيء عن الاتجاه ولا عن الأرقام ولا عن أسماء الشهور: تأتي جاهزة من النسخة.
# القيم: $shown عدد مكتوب بأرقام النسخة، و$count العدد نفسه لاختيار الصيغة.

## التنقل
urgent = عاجل
skip-to-content = انتقل إلى المحتوى
home = الرئيسة
sections = أقسام الموقع
languages = لغات الموقع
more-links = روابط الموقع
paging = صفحات القائمة
newer = الأحدث
older = الأقدم
page-of = الصفحة { $page } من { $pages }
read-in = اقرأ هذه الصفحة بلغة أخرى: { $language }
no-translation = لا تتوافر هذه الصفحة بهذه اللغة ({ $language })، ويفتح الرابط صفحتها الأولى

## القوائم
latest = آخر ما نُشر
notices = إعلانات
nothing-yet = لم يُنشر شيء هنا بعد.
kind-news = خبر
kind-statement = بيان
kind-speech = كلمة
kind-notice = إعلان
status-withdrawn = مسحوب
status-corrected = مصحَّح

## الأرشيف والصور
archive = الأرشيف
archive-title = أرشيف { $period }
archive-count = { $count ->
    [zero] لا مواد
    [one] مادة واحدة
    [two] مادتان
    [few] { $shown } مواد
    [many] { $shown } مادةً
   *[other] { $shown } مادة
}
jump-years = السنوات
jump-months = الأشهر
photos = الصور
photos-title = الصور
photos-description = صور المواد المنشورة من الأحدث إلى الأقدم، ومع كل صورة نسختها بالدقة الكاملة.
picture = صورة
picture-full = بالدقة الكاملة: { $width } × { $height } بكسل

## المادة
translations = هذه المادة بلغات أخرى
translated-from = ترجمة عن الأصل:
translation-behind = عُدِّل النص الأصلي بعد إعداد هذه الترجمة.
read-original = اقرأ الأصل
withdrawn-banner = سُحبت هذه المادة في { $date }، ويبقى نصها هنا للاطلاع.
issued-in-error = وكانت قد صدرت خطأً.
corrected-on = صُحِّح في { $date }
category-fact = تصحيح
category-addition = إضافة
category-clarification = توضيح
category-removal-court = حذف بأمر قضائي
category-removal-privacy = حذف حمايةً للبيانات الشخصية
category-removal-rights = حذف لحقوق الغير
category-removal-safety = حذف لسلامة أشخاص
category-removal-other = حذف
table-label = جدول
record-number = الإصدار رقم { $number } من هذا النص.
record-corrections = { $count ->
    [zero] لم يُصحَّح.
    [one] صُحِّح مرة واحدة.
    [two] صُحِّح مرتين.
    [few] صُحِّح { $shown } مرات.
    [many] صُحِّح { $shown } مرةً.
   *[other] صُحِّح { $shown } مرة.
}
imported-note = نُقل من موقعنا السابق، وتاريخه كما ورد فيه.

## تحت المادة
share = أرسل هذه المادة
share-mail = البريد
share-whatsapp = واتساب
share-telegram = تلغرام
share-x = إكس
share-copy-link = انسخ الرابط
share-native = تطبيق آخر…
copied = نُسخ.
copy-failed = تعذّر النسخ.
qr-code = رمز الاستجابة السريعة (QR)
qr-alt = رمز استجابة سريعة يفتح هذه الصفحة
journalists = للصحفيين
copy-text = انسخ النص
download-text = نزّل النص ملفًا نصيًّا
related = في الموضوع نفسه

## الملف النصي
text-source = المصدر: { $url }
text-published = نُشر في { $date }
text-corrected = صُحِّح في { $date }: { $note }
text-withdrawn = سُحبت هذه المادة في { $date }.

## الخلاصات
feed-title = { $site }: { $edition }
section-feed-title = { $site }: { $section }
corrections-feed-title = { $site }: ما صُحِّح وما سُحب

## السجل العام
record-entry = مقيّد في السجل العام برقم { $entry }، ولم يتغيّر منذئذ
record-history = ما الذي تغيّر ولماذا
record-gone = نصّ لم يعد منشورًا

## صفحة السجل
verify-page-title = السجل العام: { $headline }
verify-kicker = السجل العام
verify-intro = ما يلي هو ما يسجّله الموقع عن هذا النص، ومعه الملفات التي يستطيع أي شخص أن يتحقّق بها.
label-institution = صاحب المفتاح
label-entry = رقم القيد
label-revisions = الإصدارات
label-log = السجل
label-size = عدد قيود السجل
label-signed = توقيع نقطة التحقق
label-witnesses = الشهود
label-key = مفتاح السجل
label-code = الرمز القصير
verify-revisions = { $count ->
    [zero] لا إصدارات.
    [one] إصدار واحد لا غير.
    [two] له إصداران، كلاهما مذكور هنا.
    [few] له { $shown } إصدارات، كلها مذكورة هنا.
    [many] له { $shown } إصدارًا، كلها مذكورة هنا.
   *[other] له { $shown } إصدار، كلها مذكورة هنا.
}
verify-gone = لم يعد هذا النص منشورًا، وتبقى قيوده في السجل.
verify-imported = نُقل هذا النص من موقع أقدم من السجل: تاريخه كما ورد فيه ولا يُثبته شيء هنا، والثابت هو وقت قيده.
verify-withheld = أُزيلت أجزاء من هذا النص بأمر ملزم. ما بقي منه ما زال قابلًا للتحقق، وما أُزيل لا يمكن استعادته من السجل.
verify-key-changed = تغيّر مفتاح السجل في { $date }، وهذا التغيير نفسه مقيّد في السجل.
verify-succeeded = بدأ هذا السجل في { $date } مكانَ سجل سابق فُقد بعض قيوده. ما كان منشورًا حتى ذلك اليوم قُيّد من جديد، والقيد الأول يذكر أين انتهى السجل السابق.
witness-none = ليس لهذا السجل شهود: لا يمكن التحقق من تاريخه إلا بمقارنته بما رأيته أنت أو غيرك من قبل.
witness-late = لم يشهد أحد بعد على نقطة التحقق هذه. إلى أن يحدث ذلك لا يمكن التحقق من تاريخ السجل إلا بمقارنته بما رأيته أنت أو غيرك من قبل.

## التحقق
verify-check = التحقق
verify-noscript = لم يجرِ أي تحقق في هذه الصفحة، فذلك يحتاج إلى برنامج نصي في المتصفح. الأدلة كلها مذكورة هنا، ومعها طريقة التحقق من دون هذا الموقع.
verify-own-page = جرى هذا التحقق في صفحة الموقع نفسه. من يشكّ في الموقع فليتحقّق من خارجه: الطرق مذكورة في هذه الصفحة.
verdict-running = يجري التحقق…
verdict-ok = قيّده مفتاح { $institution } برقم { $entry }، ولم يتغيّر منذئذ. { $revisions }
verdict-bad = بعض ما وجدناه لا يتفق مع السجل. تجد أدناه ما هو، والملف الذي يُظهره.
verdict-open = لم نجد ما يخالف السجل، لكن لم يمكن التحقق من كل شيء. تجد أدناه ما لم يُتحقّق منه.
fact-ok-signature = نقطة التحقق (عدد القيود: { $size }) موقّعة بمفتاح السجل المذكور هنا.
fact-ok-witness = شهد على نقطة التحقق: { $names }، وأقدم شهادة في { $time }.
fact-ok-inclusion = كل إصدار مذكور موجود في السجل في موضعه. القيود: { $entries }.
fact-ok-chain = الإصدارات متتابعة من الأول بلا انقطاع، وكلها مذكورة: { $count }.
fact-ok-parts = كل جزء من النص معروض في السجل هو نفسه الذي قُيّد. الأجزاء: { $count }.
fact-ok-page = ما تعرضه صفحة النص الآن هو، كلمة كلمة، ما قُيّد في الإصدار { $rev }.
fact-ok-latest = لا إصدار أحدث من الإصدار { $rev } حتى القيد { $size } من السجل.
fact-ok-history = نقاط التحقق في هذه الملفات كلها من تاريخ واحد للسجل، لم يُحذف منه شيء ولم يُبدَّل.
fact-ok-memory = ما رآه هذا المتصفح من السجل في { $time } (عدد القيود: { $was }) ما زال كما كان.
fact-ok-first = يرى هذا المتصفح هذا السجل للمرة الأولى. سيحفظ نقطة التحقق ليلاحظ لاحقًا إن أُعيد السجل إلى الوراء أو تغيّر مفتاحه.
fact-ok-media = بايتات الصورة الأصلية «{ $part }» هي التي قُيّدت.
fact-open-memory = لا يستطيع هذا المتصفح أن يتذكّر ما رآه من السجل.
fact-open-history = لم يُتحقّق هل نقاط التحقق المختلفة من تاريخ واحد: لم تُتح الملفات اللازمة لذلك.
fact-open-latest = لم يُتحقّق هل في السجل إصدار أحدث من الإصدار { $rev }.
fact-open-withheld = الإصدار { $rev }: أجزاء أُزيلت بأمر ملزم ولا يمكن عرضها: { $count }. بقية الأجزاء فُحصت.
fact-open-text = الإصدار { $rev }: قيده موجود، أما نصّه فلم يعد معروضًا.
fact-open-page = لم تُقارن صفحة النص بالسجل: لم تُتح الصفحة، أو أن شكلها غير معروف لهذا الفحص.
fact-open-load = تعذّر تنزيل { $name }.
fact-open-crypto = لا يتحقق هذا المتصفح إلا عبر اتصال آمن (https). لم يُفحص شيء.
fact-open-stale = أُضيف إصدار بعد إعداد هذه الصفحة. أعد تحميلها.
fact-bad-list = قائمة الإصدارات غير مكتوبة كما ينبغي، أو لا تخص هذا السجل.
fact-bad-key-form = هذا ليس مفتاحًا مكتوبًا كما تُكتب المفاتيح.
fact-bad-form = الإصدار { $rev }: هذا الملف غير مكتوب كما تُكتب أمثاله: { $file }.
fact-bad-signature = الإصدار { $rev }: التوقيع أسفل نقطة التحقق لا يطابق المفتاح { $key }.
fact-bad-cosignature = الإصدار { $rev }: توقيع الشاهد { $name } لا يطابق مفتاحه.
fact-bad-other-key = الإصدار { $rev }: لا توقيع أسفل نقطة التحقق بالمفتاح { $key }.
fact-bad-origin = الإصدار { $rev }: نقطة التحقق لسجل آخر.
fact-bad-inclusion = الإصدار { $rev }: البرهان لا يُظهر أن هذا القيد في السجل في موضعه.
fact-bad-entry-other = الإصدار { $rev }: القيد لنصّ آخر أو إصدار آخر أو موضع آخر.
fact-bad-manifest = الإصدار { $rev }: قائمة الأجزاء ليست التي يذكرها القيد.
fact-bad-disclosure-other = الإصدار { $rev }: ملف النص لقيد آخر.
fact-bad-part = هذا النص ليس ما قُيّد في الإصدار { $rev }: الجزء { $part }.
fact-bad-chain = الإصدار { $rev } لا يتبع الإصدار الذي قبله، أو ينقص إصدار بينهما.
fact-bad-page = ما تعرضه صفحة النص ليس ما قُيّد في الإصدار { $rev }، في الجزء { $part }.
fact-bad-latest = في السجل إصدار أحدث من الإصدار { $rev }، في القيد { $entry }، وليس مذكورًا هنا.
fact-bad-media = بايتات الصورة الأصلية «{ $part }» ليست التي قُيّدت.
fact-bad-history = في هذه الملفات نقطتا تحقق لا تتفقان: إحداهما ليست امتدادًا للأخرى.
fact-bad-rollback = رأى هذا المتصفح السجل في { $time } وعدد قيوده { $was }، ويُعرض الآن وعدد قيوده { $size } فقط. احتفظ بملفات الدليل واسأل المؤسسة.
fact-bad-rewritten = ما رآه هذا المتصفح من السجل في { $time } (عدد القيود: { $was }) ليس في السجل المعروض الآن. احتفظ بملفات الدليل واسأل المؤسسة.
fact-bad-memory-key = رأى هذا المتصفح في { $time } مفتاحًا آخر لهذا السجل: { $key }. قد يكون المفتاح قد استُبدل؛ اسأل المؤسسة بطريق آخر عن مفتاحها.
list-comma = { "، " }
page-shows = في الصفحة
page-recorded = في السجل
check-media = تحقّق من الصور الأصلية
evidence-of = ملف دليل الإصدار { $rev }

## الإصدارات
revision-number = الإصدار { $number }
revision-current = المعروض الآن
event-published = نُشر
event-updated = عُدّل
event-corrected = صُحّح
event-imported = نُقل من موقع سابق
event-withdrawn = سُحب
event-restored = أُعيد
event-removed = أُزيل
event-replaced = حلّ محلّه نصّ آخر
ground-court = بأمر قضائي
ground-privacy = حمايةً للبيانات الشخصية
ground-rights = لحقوق الغير
ground-safety = لسلامة أشخاص
ground-other = لسبب آخر
revision-entry = القيد { $entry }
revision-time = قُيّد في { $date } بحسب الناشر
revision-recorded = كان في السجل في { $date } على الأكثر، بشهادة شاهد
revision-stated = تاريخ النص كما ورد فيه: { $date }، ولا يُثبته شيء هنا
revision-withheld = أجزاء أُزيلت بأمر ملزم: { $count }
revision-unchanged = النص هو نفسه كما كان.
revision-changes = ما تغيّر عن الإصدار السابق
change-before = كان
change-after = صار
file-entry = القيد
file-proof = البرهان
file-manifest = قائمة الأجزاء
file-disclosure = النص المقيّد
file-evidence = كل ذلك في ملف واحد
part-headline = العنوان
part-kicker = ما فوق العنوان
part-standfirst = المقدمة
part-place = المكان
part-date = التاريخ
part-byline = الكاتب
part-body = النص
part-lead = الصورة الرئيسة
part-media = صورة أو ملف
part-alt = وصف الصورة
part-caption = شرح الصورة
part-credit = صاحب الصورة
part-kind = نوع النص
part-language = اللغة
part-note = ملاحظة منشورة
part-share = نص المشاركة

## ما لا يُظهره التحقق
not-shown = ما لا يُظهره هذا التحقق
not-true = أن المضمون صحيح، أو أن من نُسب إليه الكلام قاله
not-approved = أن إنسانًا وافق عليه، ولا من هو
not-date = أن التاريخ المذكور في النص صحيح
not-photo = أن الصورة حقيقية
not-latest = أن لا تصحيح بعد نقطة التحقق هذه
not-all = أن كل ما قالته المؤسسة موجود هنا
not-around = شكل الصفحة وروابطها وما حول النص: فهي ليست مقيّدة
elsewhere = تحقّق من خارج هذا الموقع
elsewhere-checker = احفظ أداة التحقق: ملف واحد يعمل بلا شبكة
elsewhere-site = أو الصق عنوان النص في صفحة البحث في السجل على أي موقع آخر يعمل ببرنامج «بيان».
elsewhere-program = أو في طرفية، بالبرنامج نفسه مع ملف الدليل:
elsewhere-recipe = أو بأداة openssl، من دون «بيان»
elsewhere-key = قارن مفتاح السجل بما تعرفه المؤسسة عنه من طريق آخر: أوراقها الرسمية، أو نظام أسماء النطاقات، أو الجهة التي تتبعها.
elsewhere-files = ملفات السجل
file-checkpoint = نقطة التحقق
file-keys = المفاتيح
file-policy = السجل وشهوده
file-revisions = قائمة الإصدارات

## ما تغيّر
history-page-title = ما الذي تغيّر: { $headline }
history-intro = كل إصدار من هذا النص من الأحدث إلى الأقدم، وما تغيّر فيه كما هو في السجل العام.
history-verify = تحقّق من السجل
history-feed = خلاصة التصحيحات
history-text = اقرأ النص

## البحث في السجل
lookup-page-title = ابحث في السجل العام
lookup-intro = الصق نصًّا منسوبًا إلى هذا الموقع، أو اكتب رمزًا قصيرًا من نسخة مطبوعة، لترى ما هو مقيّد حقًّا. صورة النص لا تُثبت شيئًا، ولا الرمز المكتوب تحتها: الحَكَم هو السجل.
lookup-label = نصّ أو رمز قصير
lookup-button = ابحث
lookup-too-long = هذا أطول مما يُبحث عنه. الصق فقرة أو فقرتين.
lookup-too-short = هذا أقصر من أن يُعرف به نصّ. الصق جملة كاملة.
lookup-no-entry = لا قيد في السجل بهذا الرقم.
lookup-code-differs = في السجل قيد بهذا الرقم، لكن حروف الرمز ليست له. تحقّق من كتابته.
lookup-none = لم نجد هذه الكلمات في ما هو مقيّد في السجل. هذا لا يعني أن المؤسسة لم تقلها قط: السجل يضم ما نُشر هنا.
lookup-found = ما وُجد في السجل
lookup-exact = هذه الكلمات مقيّدة كما هي حرفًا حرفًا.
lookup-near = نسبة ما هو مقيّد من هذه الكلمات: { $share }٪. الفروق معلّمة.
lookup-by-code = وُجد بالرمز القصير. قارن نصّه بالنسخة التي عندك.
lookup-older = يُعرض الآن إصدار أحدث من هذا.
lookup-legend-only = في المنقول وحده
lookup-legend-record = في السجل وحده
lookup-other = تحقّق من نصّ على موقع آخر
lookup-other-note = الصق عنوان نصّ على أي موقع يعمل ببرنامج «بيان». يسأل متصفحك ذلك الموقع مباشرة، ولا يعلم هذا الموقع عمّ سألت.
lookup-other-label = عنوان النص
lookup-other-button = تحقّق
lookup-other-key = المفتاح المعروض هناك: { $key }. قارنه بما تعرفه عن المؤسسة من طريق آخر.
lookup-other-ran = جرى هذا التحقق في صفحة موقع آخر غير الموقع المفحوص.
lookup-other-none = لا يُعلن هذا العنوان سجلًّا عامًّا، أو تعذّر الوصول إليه.

## أداة التحقق
checker-title = أداة التحقق من السجل العام
checker-intro = يعمل هذا الملف على جهازك ولا يتصل بأحد. افتح فيه ملف دليل، أو ملفَّي النص المقيّد والبرهان معًا.
checker-files = الملفات
checker-drop = يمكنك أيضًا إفلاتها هنا أو لصق مضمونها.
checker-key = مفتاح السجل كما تعرفه من طريق آخر، ومفاتيح الشهود، كل مفتاح في سطر
checker-run = تحقّق
checker-contained = فُحص بالمفتاح الموجود في الملف نفسه: { $key }. هذا لا يُظهر إلا أن الملف متّسق مع نفسه؛ يستطيع أي شخص أن يصنع ملفًّا كهذا بمفتاحه. قارن المفتاح بما تقوله المؤسسة عنه من طريق آخر.
checker-given = فُحص بالمفتاح الذي أدخلته.
checker-recorded = قيّده مفتاح السجل { $origin } برقم { $entry }.
checker-incomplete = ينقص ملف: المطلوب ملف دليل، أو النص المقيّد والبرهان معًا.
checker-text = النص كما هو مقيّد
checker-one = ملف واحد يُظهر إصدارًا واحدًا، ولا يُظهر هل جاء بعده إصدار آخر.
checker-witness-none = لم يُفحص توقيع شاهد. من دون شهود لا يمكن التحقق من تاريخ السجل إلا بمقارنته بما رأيته أنت أو غيرك من قبل.

## صفحات الاعتذار
error-400-title = تعذّر فهم هذا الطلب
error-400-text = في العنوان أو في البيانات المرسلة خلل. تحقّق من العنوان ثم أعد المحاولة.
error-404-title = لم نجد هذه الصفحة
error-404-text = ربما تغيّر عنوانها أو نُسخ ناقصًا. تجد في هذه الصفحة أقسام الموقع وآخر ما نُشر.
error-405-title = هذا الطلب غير متاح هنا
error-405-text = هذا العنوان للقراءة فقط. عُد إلى الصفحة وحاول من جديد.
error-410-title = لم تعد هذه المادة منشورة
error-410-text = كانت هنا مادة لم تعد المؤسسة تنشرها.
error-421-title = ليس هذا موقعنا
error-421-text = العنوان الذي طلبته لا يخص أي موقع على هذا الخادم. تحقّق من كتابته.
error-500-title = حدث خلل عندنا
error-500-text = لم نتمكن من عرض هذه الصفحة، وقد سُجّل الخلل. حاول بعد قليل.
error-503-title = الموقع غير متاح الآن
error-503-text = تجري أعمال صيانة أو ازداد الإقبال على الموقع. حاول بعد دقائق.
search = البحث
search-title = البحث
search-label = عمّ تبحث؟
search-button = ابحث
search-hint = اكتب كما تتكلم. لا فرق في الهمزات والتاء المربوطة وأل التعريف وما يتصل بالكلمة من حروف؛ وما بين علامتي تنصيص يُبحث عنه كما هو.
search-count = { $count ->
    [0] لم يُعثر على شيء.
    [one] عُثر على مادة واحدة.
    [two] عُثر على مادتين.
    [few] عُثر على { $shown } مواد.
    [many] عُثر على { $shown } مادةً.
   *[other] عُثر على { $shown } مادة.
}
search-by-date = الأحدث أولًا
search-by-fit = الأنسب أولًا
search-meant = هل تقصد
search-narrow = بعض هذه فقط
search-whole = كل ما عُثر عليه
search-none = لا نص منشورًا يقول هذا.
search-none-fewer = جرّب كلمات أقل، أو غيرها بالمعنى نفسه.
search-none-spelling = انظر في رسم الأسماء: الشائع منه يُجرَّب من تلقائه.
search-none-archive = تصفّح الأرشيف بالسنوات والأشهر.
search-waiting = يُهيَّأ الأرشيف للبحث. حاول بعد لحظة.
kind-page = صفحة

## الموضوعات
search-proposed = مقترحات
search-proposed-count = مقترحات: # — اختر بمفاتيح الأسهم
search-feed = متابعة هذا البحث (RSS)
search-dates = بحسب التاريخ
search-from = من
search-until = إلى
search-topics = الموضوع:
topics = الموضوعات
topics-title = الموضوعات
topics-description = مَن نتحدث عنهم هنا وما نتحدث عنه، ومع كل موضوع كل ما قيل فيه.
topics-person = أشخاص
topics-place = أماكن
topics-organisation = هيئات
topics-event = أحداث
topics-matter = شؤون
topic-kind-person = شخص
topic-kind-place = مكان
topic-kind-organisation = هيئة
topic-kind-event = حدث
topic-kind-matter = شأن
timeline = التسلسل الزمني
timeline-title = التسلسل الزمني: { $topic }
timeline-description = ما قيل هنا، ومتى وقع. الجمل جمل النصوص نفسها، وقد أكّد محرر كل تاريخ.
period-decade = عقد { $year }
period-century = القرن { $number }
