# كلمات الموقع العام بالعربية.
# لا يقال هنا شيء عن الاتجاه ولا عن الأرقام ولا عن أسماء الشهور: تأتي جاهزة من النسخة.
# القيم: $shown عدد مكتوب بأرقام النسخة، و$count العدد نفسه لاختيار الصيغة.

## التنقل
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
