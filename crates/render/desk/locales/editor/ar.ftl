# كلمات محرر النص. لا قيم فيها: الأرقام والأسماء تقف إلى جانبها.

## أين وصلنا
editor-saved = حُفظ
editor-saving = يجري الحفظ…
editor-unsaved = لم يُحفظ بعد
editor-offline = لا اتصال: النص محفوظ في هذا المتصفح
editor-signed-out = انتهت جلستك: النص محفوظ في هذا المتصفح
editor-signed-out-long = انتهت جلستك. ما تكتبه محفوظ في هذا المتصفح. سجّل الدخول في لسان آخر ثم تابع هنا.
editor-sign-in = تسجيل الدخول
editor-conflict = لم يُحفظ: حفظ شخص آخر هذا النص
editor-conflict-long = حفظ شخص آخر هذا النص في هذه الأثناء. ما كتبتَه محفوظ في هذا المتصفح، ولن يضيع شيء من النصين.
editor-conflict-show = عرض النصين
editor-refused = لم يُحفظ: في أحد الحقول خطأ
editor-too-long = لم يُحفظ: النص أطول مما يُقبل
editor-restored = استُعيد ما لم يكن قد حُفظ.
editor-older = في هذا المتصفح نسخة لم تُحفظ قط، وقد تغيّر النص بعدها.
editor-drop = تجاهلها
editor-dismiss = إغلاق هذا التنبيه
editor-others = مفتوح الآن أيضًا لدى:
editor-comma = {"، "}

## النص
editor-text = النص
editor-begin = اكتب هنا، أو الصق.
editor-keys = تصل إلى الأدوات بالمفتاحين Alt+F10. وللخروج من النص بمفتاح Tab اضغط Escape أولًا.
editor-read-only = تستطيع هنا قراءة هذا النص لا تغييره.
editor-words = الكلمات
editor-minutes = دقائق القراءة
editor-problems = ما ينبغي النظر فيه قبل النشر
editor-apply = تطبيق
editor-cancel = إلغاء
editor-insert = إدراج

## الأدوات
editor-toolbar = أدوات النص
editor-kind = نوع الفقرة
editor-kind-paragraph = فقرة
editor-kind-heading-2 = عنوان فرعي
editor-kind-heading-3 = عنوان أصغر
editor-kind-heading-4 = عنوان صغير
editor-kind-quotation = اقتباس
editor-kind-notice = تنبيه
editor-kind-bullet-list = قائمة
editor-kind-ordered-list = قائمة مرقّمة
editor-kind-other = جدول أو صورة
editor-bold = خط عريض
editor-emphasis = إبراز
editor-sign-bold = ع
editor-sign-emphasis = م
editor-link = رابط
editor-unlink = إزالة الرابط
editor-bullets = قائمة
editor-numbers = قائمة مرقّمة
editor-deeper = مستوى أعمق
editor-out = مستوى أعلى
editor-picture = صورة
editor-gallery = مجموعة صور
editor-table = جدول
editor-rule = خط فاصل
editor-language-direction = اللغة والاتجاه
editor-language = اللغة
editor-isolate = عزل عن السطر: رقم أو رمز أو اسم أجنبي
editor-direction = الاتجاه المعاكس
editor-today = تاريخ اليوم
editor-undo = تراجع
editor-redo = إعادة
editor-find = بحث واستبدال
editor-boilerplate = عبارات ثابتة
editor-more = أدوات أخرى
editor-attribution = صاحب القول
editor-superscript = حرف علوي
editor-subscript = حرف سفلي
editor-clear = إزالة التنسيق
editor-break = سطر جديد
editor-hidden = إظهار المحارف الخفية

## الروابط
editor-link-address = العنوان، أو كلمات من عنوان نص
editor-link-hint = عنوان موقع أو بريد أو هاتف، أو نص من نصوصنا تجده بكلمات من عنوانه.
editor-link-text = نص الرابط
editor-link-found = النصوص المطابقة
editor-link-none = لا نص في عنوانه هذه الكلمات.
editor-link-refused = ليس هذا عنوانًا يصلح لرابط. يبدأ العنوان بـ https:// أو http:// أو mailto: أو tel: أو / أو #.
editor-link-open = يُفتح في لسان جديد
editor-link-edit = تغيير
editor-link-remove = إزالة

## اللغات
editor-language-other = لغة أخرى…
editor-language-none = بلا تحديد
editor-language-tag = رمز اللغة
editor-language-hint = حرفان أو ثلاثة مثل el لليونانية، ومعها عند الحاجة بلد أو كتابة: pt-BR أو sr-Latn.
editor-language-wrong = ليس هذا رمز لغة.

## الصور
editor-lead = الصورة الرئيسية
editor-lead-none = لا صورة بعد. تظهر فوق النص وحيثما يُعلَن عنه.
editor-lead-choose = اختيار صورة
editor-lead-change = صورة أخرى
editor-lead-remove = إزالة الصورة
editor-caption = شرح الصورة
editor-alt = النص البديل
editor-alt-missing = صِف ما يُرى في الصورة لمن لا يستطيع رؤيتها.
editor-credit = المصدر
editor-move-up = نقل إلى أعلى
editor-move-down = نقل إلى أسفل
editor-picture-remove = إزالة الصورة
editor-picture-upload = رفع من هذا الجهاز
editor-picture-search = بحث في صور غرفة الأخبار
editor-no-pictures = لا صور هنا.
editor-more-pictures = صور أخرى
editor-chosen = المختار
editor-uploading = يجري الرفع…
editor-upload-failed = تعذّر الرفع.

## الجداول
editor-table-caption = عنوان الجدول
editor-row-before = صف فوق
editor-row-after = صف تحت
editor-column-before = عمود قبل
editor-column-after = عمود بعد
editor-row-delete = حذف الصف
editor-column-delete = حذف العمود
editor-header-row = صف عناوين
editor-table-delete = حذف الجدول

## البحث
editor-find-what = بحث عن
editor-find-with = استبدال بـ
editor-find-exact = مطابقة الإملاء حرفيًا
editor-find-next = التالي
editor-find-previous = السابق
editor-find-none = لا نتيجة
editor-find-close = إغلاق البحث
editor-replace = استبدال
editor-replace-more = استبدال…
editor-replace-all = استبدال الكل
editor-replaced = استُبدل

## اللصق
editor-pictures-left-out = لم تُلصق الصور. أضفها من ملفاتها.
editor-paste-too-long = هذا أكثر مما يُلصق دفعة واحدة. وما زال في الحافظة.
editor-headline-repeated = يبدأ النص بعنوانه.
editor-headline-remove = حذفه من النص
editor-stamps = تبدو هذه رسائل فيها أوقات وأسماء.
editor-stamps-remove = حذف الأوقات والأسماء

## Topics
editor-subject-nameless = لا اسم له في هذه اللغة
editor-subjects-not-sent = لم تُحفظ الموضوعات: لا اتصال.
