/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kiosk_fixture.h"

#include <string.h>

enum { NL, EN, AR, LANGUAGES };

static const Language languages[LANGUAGES] = {
    [NL] = {.code = "nl",
            .tag = "nl",
            .name = (char *)"Nederlands",
            .name_dutch = (char *)"Nederlands",
            .script = (char *)"Latn"},
    [EN] = {.code = "en",
            .tag = "en",
            .name = (char *)"English",
            .name_dutch = (char *)"Engels",
            .script = (char *)"Latn"},
    [AR] = {.code = "ar",
            .tag = "ar",
            .name = (char *)"العربية",
            .name_dutch = (char *)"Arabisch",
            .script = (char *)"Arab",
            .right_to_left = true},
};

/* Drafts of the fixed words, for tests only; NULL: not translated. */
static const struct {
    const char *key, *texts[LANGUAGES];
} words[] = {
    {"choose-language", {"Kies je taal", "Choose your language", "اختر لغتك"}},
    {"language", {"Taal", "Language", "اللغة"}},
    {"topics", {"Onderwerpen", "Topics", "المواضيع"}},
    {"help-now", {"Hulp nu", "Help now", "مساعدة الآن"}},
    {"home", {"Begin", "Start", "البداية"}},
    {"back", {"Terug", "Back", "رجوع"}},
    {"next-topic", {"Volgend onderwerp", "Next topic", "الموضوع التالي"}},
    {"quick-exit", {"Snel weg", "Quick exit", "خروج سريع"}},
    {"quick-exit-1",
     {"Snel weg maakt dit scherm leeg en laat iets anders zien.",
      "Quick exit empties this screen and shows something else.",
      "خروج سريع يُفرغ هذه الشاشة ويعرض شيئًا آخر."}},
    {"quick-exit-2",
     {"De browser kan nog onthouden dat dit bestand open was.",
      "The browser may still remember that this file was open.",
      "قد يتذكر المتصفح أن هذا الملف كان مفتوحًا."}},
    {"quick-exit-3",
     {"Op een apparaat van een ander: sluit daarna ook het venster.",
      "On somebody else’s device: close the window as well.",
      "على جهاز شخص آخر: أغلق النافذة أيضًا."}},
    {"understood", {"Ik begrijp het", "I understand", "فهمت"}},
    {"done", {"Klaar", "Done", "انتهيت"}},
    {"more", {"Meer", "More", "المزيد"}},
    {"less", {"Minder", "Less", "أقل"}},
    {"not-translated",
     {"Dit is nog niet vertaald.", "This has not been translated yet.",
      "لم يترجم هذا بعد."}},
    {"text-size", {"Lettergrootte", "Text size", "حجم الخط"}},
    {"text-larger", {"Groter", "Larger", "أكبر"}},
    {"text-smaller", {"Kleiner", "Smaller", "أصغر"}},
    {"idle-warning",
     {"Ben je er nog? Over 60 seconden maken we dit scherm leeg.",
      "Are you still there? In 60 seconds we empty this screen.",
      "هل ما زلت هنا؟ سنُفرغ هذه الشاشة بعد 60 ثانية."}},
    {"still-reading", {"Ik lees nog", "I am still reading", "ما زلت أقرأ"}},
    {"clear-now", {"Nu leegmaken", "Empty it now", "أفرغها الآن"}},
    {"may-be-out-of-date",
     {"Dit kan verouderd zijn.", "This may be out of date.",
      "قد يكون هذا قديمًا."}},
    {"example-notice",
     {"Voorbeeld. Niet uitgegeven door de gemeente.",
      "Example. Not issued by the municipality.", "مثال. لم تصدره البلدية."}},
    {"draft-notice",
     {"Deze vertaling is nog niet nagekeken. De Nederlandse tekst geldt.",
      "This translation has not been checked yet. The Dutch text applies.",
      "لم تُراجَع هذه الترجمة بعد. النص الهولندي هو المعتمد."}},
    {"draft-notice-dutch", {"Deze tekst is nog niet nagekeken.", NULL, NULL}},
    {"edition", {"Voor", "For", "خاص بـ"}},
    {"no-help-here",
     {"Hier staat nog geen telefoonnummer. Vraag het aan een medewerker.",
      "There is no phone number here yet. Ask a member of staff.",
      "لا يوجد رقم هاتف هنا بعد. اسأل أحد الموظفين."}},
    {"events", {"Binnenkort", "Coming soon", "قريبًا"}},
    {"who-helps", {"Wie helpt mij?", "Who can help me?", "من يساعدني؟"}},
    {"needs-script", {"Zet JavaScript aan om dit te lezen.", NULL, NULL}},
    {"decoy-start", {"Start", NULL, NULL}},
    {"decoy-title", {"Maten in de keuken", "Kitchen measures", NULL}},
    {"decoy-intro",
     {"Zo reken je maten om bij koken en bakken.",
      "How to convert measures for cooking and baking.", NULL}},
    {"decoy-spoons-title", {"Lepels en liters", "Spoons and litres", NULL}},
    {"decoy-spoons-1",
     {"Een theelepel is 5 milliliter.", "A teaspoon is 5 millilitres.", NULL}},
    {"decoy-spoons-2",
     {"Een eetlepel is 15 milliliter.", "A tablespoon is 15 millilitres.",
      NULL}},
    {"decoy-spoons-3",
     {"Drie theelepels zijn samen een eetlepel.",
      "Three teaspoons make one tablespoon.", NULL}},
    {"decoy-litres-1",
     {"Een deciliter is 100 milliliter.", "A decilitre is 100 millilitres.",
      NULL}},
    {"decoy-litres-2",
     {"Een liter is tien deciliter.", "A litre is ten decilitres.", NULL}},
    {"decoy-oven-title",
     {"Temperatuur van de oven", "Oven temperatures", NULL}},
    {"decoy-oven-1", {"150 °C is 302 °F.", NULL, NULL}},
    {"decoy-oven-2", {"160 °C is 320 °F.", NULL, NULL}},
    {"decoy-oven-3", {"180 °C is 356 °F.", NULL, NULL}},
    {"decoy-oven-4", {"200 °C is 392 °F.", NULL, NULL}},
    {"decoy-oven-5", {"220 °C is 428 °F.", NULL, NULL}},
    {"decoy-tip",
     {"Meet droge producten altijd met een vlakke lepel.",
      "Always measure dry ingredients with a level spoon.", NULL}},
};

/* #id|icon|heading · = paragraph · - item · ! main · + good · ? check ·
 * h smaller heading */
static const char *const visit[LANGUAGES][24] = {
    [NL] = {"#who|door|Wie staat er aan de deur?",
            "!Je mag altijd vragen: wie ben je, en waarom kom je?",
            "=Vaak zijn het *toezichthouders* van de gemeente. Ze zijn geen "
            "politie.",
            "-Vraag om hun legitimatie.", "-Vraag waarom ze komen.",
            "-Je mag om een tolk vragen.", "#no|lock|Mag ik nee zeggen?",
            "=Woon je hier? Dan mag je _nee_ zeggen. Ze mogen dan niet naar "
            "binnen.",
            "+Zeg rustig nee. Doe de deur niet verder open. Bel [112] als je "
            "bang bent.",
            "hEn als ze een machtiging hebben?",
            "=Dan mogen ze wel naar binnen. Vraag of je de *machtiging* mag "
            "zien.",
            "#show-more|id-card|Wat moet ik laten zien?",
            "=Je identiteitsbewijs. Je telefoon hoef je niet te geven.",
            "?Vraag dit na bij de gemeente of een hulporganisatie.", NULL},
    [EN] = {"#who|door|Who is at the door?",
            "!You may always ask: who are you, and why are you here?",
            "=Often they are *toezichthouders*, inspectors of the "
            "municipality. They are not the police.",
            "-Ask for their identification.", "-Ask why they have come.",
            "-You may ask for an interpreter.", "#no|lock|May I say no?",
            "=Do you live here? Then you may say _no_. They may not come in.",
            "+Say no calmly. Do not open the door any further. Call [112] if "
            "you are afraid.",
            "hAnd if they have a warrant?",
            "=Then they may come in. Ask to see the *machtiging*.",
            "#show-more|id-card|What must I show?",
            "=Your identity document. You need not hand over your phone.",
            "?Check this with the municipality or with a support "
            "organisation.",
            NULL},
    [AR] = {"#who|door|من يقف عند الباب؟",
            "!يمكنك دائمًا أن تسأل: من أنتم، ولماذا جئتم؟",
            "=في الغالب هم مفتشون من البلدية (*toezichthouders*). إنهم ليسوا "
            "من الشرطة.",
            "-اطلب إثبات هويتهم.", "-اسأل عن سبب مجيئهم.",
            "-يمكنك أن تطلب مترجمًا.", "#no|lock|هل يحق لي أن أقول لا؟",
            "=هل تسكن هنا؟ إذن يمكنك أن تقول _لا_. لا يحق لهم الدخول.",
            "+قل لا بهدوء. لا تفتح الباب أكثر. اتصل بالرقم [112] إذا كنت "
            "خائفًا.",
            "hوماذا لو كان معهم إذن تفتيش؟",
            "=عندئذ يمكنهم الدخول. اطلب رؤية الإذن (*machtiging*).",
            "#show-more|id-card|ماذا يجب أن أُظهر؟",
            "=وثيقة هويتك. لا يلزمك تسليم هاتفك.",
            "?اسأل عن هذا في البلدية أو لدى منظمة مساعدة: [0900-8844].", NULL},
};

static const char *const health[LANGUAGES][24] = {
    [NL] = {"#test|info|Waar kan ik me laten testen?",
            "=Bij de *GGD*. Het is gratis en anoniem.",
            "#cost|lock|Moet ik mijn naam zeggen?", "=Nee.", NULL},
    [EN] = {"#test|info|Where can I get tested?",
            "=At the *GGD*. It is free and anonymous.",
            "#cost|lock|Must I give my name?", "=No.", NULL},
    [AR] = {"#test|info|أين يمكنني إجراء الفحص؟",
            "=[GGD] (خدمة الصحة العامة). الفحص مجاني وبدون اسم.",
            "#cost|lock|هل يجب أن أذكر اسمي؟", "=لا.", NULL},
};

/* id, icon, then title, question, summary for each language */
static const struct {
    const char *id, *icon, *title[LANGUAGES], *question[LANGUAGES],
        *summary[LANGUAGES];
    const char *const (*lines)[24];
} topics[] = {
    {"visit",
     "door",
     {"Een controle", "An inspection", "زيارة تفتيش"},
     {"Staat er iemand voor mijn deur?", "Is somebody at my door?",
      "هل يقف أحد عند بابي؟"},
     {"Wat moet, wat niet hoeft, en wie je helpt.",
      "What you must do, what you need not do, and who helps you.",
      "ما يجب، وما لا يلزم، ومن يساعدك."},
     visit},
    {"health",
     "info",
     {"Gezondheid", "Health", "الصحة"},
     {"Waar kan ik terecht voor mijn gezondheid?",
      "Where can I go for my health?", "إلى أين أذهب من أجل صحتي؟"},
     {"Testen, dokter, medicijnen.", "Tests, doctor, medicine.",
      "الفحص والطبيب والدواء."},
     health},
};

static const struct {
    const char *id, *number, *name, *need[LANGUAGES], *detail[LANGUAGES];
} lines[] = {
    {"112",
     "112",
     NULL,
     {"Direct gevaar", "Immediate danger", "خطر مباشر"},
     {"Politie, brandweer en ambulance. Gratis.",
      "Police, fire brigade and ambulance. Free.",
      "الشرطة والإطفاء والإسعاف. مجانًا."}},
    {"police",
     "0900-8844",
     "Politie",
     {"Politie, geen haast", "Police, no hurry", "الشرطة، بدون استعجال"},
     {"Dag en nacht", "Day and night", "ليلًا ونهارًا"}},
    {"113",
     "0800-0113",
     "113 Zelfmoordpreventie",
     {"Ik wil niet meer leven", "I do not want to live any more",
      "لا أريد أن أعيش"},
     {"Dag en nacht. Gratis en anoniem.", "Day and night. Free, no name.",
      "ليلًا ونهارًا. مجانًا وبدون اسم."}},
};

static GPtrArray *new_spans(void) {
    return g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
}

static void append_span(GPtrArray *spans, const char *start, gsize length,
                        char mark) {
    if (length == 0) {
        return;
    }
    g_autofree char *text = g_strndup(start, length);
    Span *span = span_new(text);
    span->strong = mark == '_';
    span->isolate = mark == ']';
    span->unbreakable = mark == ']';
    span->language = mark == '*' ? &languages[NL] : NULL;
    g_ptr_array_add(spans, span);
}

static GPtrArray *parse_spans(const char *text) {
    GPtrArray *spans = new_spans();
    const char *start = text;
    while (*start != '\0') {
        gsize plain = strcspn(start, "*[_");
        append_span(spans, start, plain, ' ');
        start += plain;
        if (*start != '\0') {
            char mark = *start == '[' ? ']' : *start;
            const char *end = strchr(start + 1, mark);
            append_span(spans, start + 1, end - start - 1, mark);
            start = end + 1;
        }
    }
    return spans;
}

static Block *text_block(BlockKind kind, const char *text, MessageState state) {
    Block *block = block_new(kind, (Position){0});
    block->spans = parse_spans(text);
    block->state = state;
    return block;
}

static void append_box(Block *section, BlockRole role, const char *text,
                       MessageState state) {
    Block *box = block_append(section, block_new(BLOCK_BOX, (Position){0}));
    box->role = role;
    block_append(box, text_block(BLOCK_PARAGRAPH, text, state));
}

static Block *append_section(Document *document, const char *line,
                             MessageState state) {
    g_auto(GStrv) parts = g_strsplit(line, "|", 3);
    Block *section =
        block_append(document->root, block_new(BLOCK_SECTION, (Position){0}));
    section->id = g_strdup(parts[0]);
    section->icon = g_strdup(parts[1]);
    Block *heading = text_block(BLOCK_HEADING, parts[2], state);
    heading->level = 2;
    block_append(section, heading);
    return section;
}

static void append_item(Block *section, const char *text, MessageState state) {
    Block *last =
        g_ptr_array_index(section->children, section->children->len - 1);
    if (last->kind != BLOCK_LIST) {
        last = block_append(section, block_new(BLOCK_LIST, (Position){0}));
    }
    block_append(last, text_block(BLOCK_ITEM, text, state));
}

static void append_line(Block *section, const char *line, MessageState state) {
    switch (*line) {
    case '!':
        append_box(section, ROLE_MAIN_MESSAGE, line + 1, state);
        break;
    case '+':
        append_box(section, ROLE_GOOD_TO_KNOW, line + 1, state);
        break;
    case '?':
        append_box(section, ROLE_CHECK, line + 1, state);
        break;
    case '-':
        append_item(section, line + 1, state);
        break;
    case 'h': {
        Block *heading = text_block(BLOCK_HEADING, line + 1, state);
        heading->level = 3;
        block_append(section, heading);
        break;
    }
    default:
        block_append(section, text_block(BLOCK_PARAGRAPH, line + 1, state));
    }
}

static Document *new_topic(gsize index, int language) {
    Document *topic = document_new(topics[index].id, &languages[language]);
    MessageState state = language == NL ? STATE_CHECKED : STATE_DRAFT;
    const char *const *line = topics[index].lines[language];
    Block *section = NULL;
    topic->icon = g_strdup(topics[index].icon);
    topic->title =
        message_new("t", topics[index].title[language], (Position){0});
    topic->question =
        message_new("q", topics[index].question[language], (Position){0});
    topic->summary =
        message_new("s", topics[index].summary[language], (Position){0});
    topic->title->state = topic->question->state = topic->summary->state =
        state;
    for (; *line != NULL; line++) {
        if (**line == '#') {
            section = append_section(topic, *line + 1, state);
        } else {
            append_line(section, *line, state);
        }
    }
    return topic;
}

static Document *new_interface(int language) {
    Document *document = document_new("interface", &languages[language]);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        bool missing = words[i].texts[language] == NULL;
        Block *section = block_append(document->root,
                                      block_new(BLOCK_SECTION, (Position){0}));
        section->id = g_strdup(words[i].key);
        Block *text =
            text_block(BLOCK_PARAGRAPH, words[i].texts[missing ? NL : language],
                       missing ? STATE_MISSING : STATE_CHECKED);
        text->language = missing && language != NL ? &languages[NL] : NULL;
        block_append(section, text);
    }
    return document;
}

static void append_role(Block *block, BlockRole role, const char *text) {
    if (text != NULL) {
        Block *child = block_append(
            block, text_block(BLOCK_PARAGRAPH, text, STATE_CHECKED));
        child->role = role;
    }
}

static Document *new_emergency(int language) {
    Document *document = document_new("emergency", &languages[language]);
    Block *section =
        block_append(document->root, block_new(BLOCK_SECTION, (Position){0}));
    section->id = g_strdup("emergency");
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *number = g_strdup_printf("[%s]", lines[i].number);
        g_autofree char *name = lines[i].name != NULL
                                    ? g_strdup_printf("*%s*", lines[i].name)
                                    : NULL;
        Block *line =
            block_append(section, block_new(BLOCK_EMERGENCY, (Position){0}));
        line->role = i == 0 ? ROLE_ALARM : ROLE_NONE;
        append_role(line, ROLE_NEED, lines[i].need[language]);
        append_role(line, ROLE_NAME, name);
        append_role(line, ROLE_PHONE, number);
        append_role(line, ROLE_DETAIL, lines[i].detail[language]);
    }
    return document;
}

/* Two days to come. */
static Document *new_events(int language) {
    static const char *const days[] = {"2027-03-01", "2027-03-08"};
    static const char *const meeting[LANGUAGES] = {
        "Samen praten", "Talking together", "حديث معًا"};
    Document *document = document_new("events", &languages[language]);
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        Block *section = block_append(document->root,
                                      block_new(BLOCK_SECTION, (Position){0}));
        section->id = g_strdup(days[i]);
        append_role(section, ROLE_NONE, i == 0 ? "1 · [14:00]" : "8");
        append_role(section, ROLE_NONE, meeting[language]);
    }
    return document;
}

static void kiosk_language_free(gpointer data) {
    KioskLanguage *language = data;
    g_ptr_array_unref(language->topics);
    document_free(language->interface);
    document_free(language->staff);
    document_free(language->emergency);
    document_free(language->events);
    g_free(language);
}

static KioskLanguage *new_language(int language) {
    KioskLanguage *entry = g_new0(KioskLanguage, 1);
    entry->language = &languages[language];
    entry->topics =
        g_ptr_array_new_with_free_func((GDestroyNotify)document_free);
    for (gsize i = 0; i < G_N_ELEMENTS(topics); i++) {
        g_ptr_array_add(entry->topics, new_topic(i, language));
    }
    entry->interface = new_interface(language);
    entry->staff = language != AR ? new_interface(language) : NULL;
    entry->emergency = new_emergency(language);
    entry->events = new_events(language);
    return entry;
}

/* Two icons are enough: a house and a square. */
static Style *new_style(void) {
    static const PathSegment house[] = {{'M', {3, 11}},  {'L', {12, 3}},
                                        {'L', {21, 11}}, {'L', {21, 21}},
                                        {'L', {3, 21}},  {'Z', {0}}};
    static const char *const names[] = {
        "signpost", "phone", "door",  "people", "eye",      "id-card",
        "lock",     "info",  "house", "back",   "language", "exit"};
    Style *style = g_new0(Style, 1);
    style->icons = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify)g_array_unref);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        GArray *path = g_array_new(FALSE, FALSE, sizeof(PathSegment));
        g_array_append_vals(path, house, G_N_ELEMENTS(house));
        g_hash_table_insert(style->icons, (gpointer)names[i], path);
    }
    return style;
}

KioskFixture *kiosk_fixture_new(const char *templates_dir) {
    KioskFixture *fixture = g_new0(KioskFixture, 1);
    fixture->languages = g_ptr_array_new_with_free_func(kiosk_language_free);
    for (int i = 0; i < LANGUAGES; i++) {
        g_ptr_array_add(fixture->languages, new_language(i));
    }
    fixture->style = new_style();
    fixture->kiosk = (Kiosk){.edition_name = "Voorbeeld",
                             .example = true,
                             .languages = fixture->languages,
                             .style = fixture->style,
                             .templates_dir = templates_dir};
    g_date_set_dmy(&fixture->kiosk.date, 21, 11, 2026);
    g_date_set_dmy(&fixture->kiosk.review_by, 21, 5, 2027);
    return fixture;
}

void kiosk_fixture_free(KioskFixture *fixture) {
    if (fixture != NULL) {
        g_ptr_array_unref(fixture->languages);
        g_hash_table_unref(fixture->style->icons);
        g_free(fixture->style);
        g_free(fixture);
    }
}
