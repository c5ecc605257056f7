/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kiosk_fixture.h"
#include "kiosk_words.h"

#include <string.h>

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
     fixture_visit},
    {"health",
     "info",
     {"Gezondheid", "Health", "الصحة"},
     {"Waar kan ik terecht voor mijn gezondheid?",
      "Where can I go for my health?", "إلى أين أذهب من أجل صحتي؟"},
     {"Testen, dokter, medicijnen.", "Tests, doctor, medicine.",
      "الفحص والطبيب والدواء."},
     fixture_health},
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
    span->phone = mark == ']' && strchr("0123456789+", *text) &&
                  strchr(text, ':') == NULL;
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
    for (gsize i = 0; i < fixture_word_count; i++) {
        const FixtureWord *word = &fixture_words[i];
        bool missing = word->texts[language] == NULL;
        Block *section = block_append(document->root,
                                      block_new(BLOCK_SECTION, (Position){0}));
        section->id = g_strdup(word->key);
        Block *text =
            text_block(BLOCK_PARAGRAPH, word->texts[missing ? NL : language],
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

/* A section with one sentence, for vocabularies. */
static void append_words(Document *document, const char *id, const char *text) {
    Block *section =
        block_append(document->root, block_new(BLOCK_SECTION, (Position){0}));
    section->id = g_strdup(id);
    block_append(section, text_block(BLOCK_PARAGRAPH, text, STATE_CHECKED));
}

static Document *new_phrases(int language) {
    static const char *const sentences[][LANGUAGES] = {
        {"Ik wil graag een tolk.", "I would like an interpreter.",
         "أريد مترجمًا."},
        {"Mag ik je legitimatie zien?", "May I see your identification?",
         "هل يمكنني رؤية هويتك؟"},
    };
    Document *document = document_new("phrases", &languages[language]);
    append_words(document, "interpreter", sentences[0][language]);
    append_words(document, "legitimation", sentences[1][language]);
    return document;
}

static Document *new_audiences(int language) {
    static const char *const men[LANGUAGES] = {"Mannen", "Men", "رجال"};
    Document *document = document_new("audiences", &languages[language]);
    append_words(document, "men", men[language]);
    return document;
}

/* Those who help: their needs, and what there is of them on the card. */
static const struct {
    const char *id, *name, *phone, *needs[3], *detail[LANGUAGES];
} organisations[] = {
    {"house",
     "*Het Huis*",
     "[030-1234567]",
     {"bed", "test"},
     {"Een bed voor vannacht", "A bed for tonight", "سرير لهذه الليلة"}},
    {"tower", "*De Toren*", NULL, {"test"}, {"Een test", "A test", "فحص"}},
};

static const struct {
    const char *id, *words[LANGUAGES];
} needs[] = {
    {"bed",
     {"Ik zoek een slaapplek", "I need a bed tonight", "أحتاج إلى سرير"}},
    {"test", {"Ik wil een test", "I want a test", "أريد فحصًا"}},
};

static bool has_need(gsize organisation, const char *need) {
    for (int i = 0; i < 3; i++) {
        if (g_strcmp0(organisations[organisation].needs[i], need) == 0) {
            return true;
        }
    }
    return false;
}

/* A list of the needs, each with the names that answer it. */
static void append_needs(Block *group, int language) {
    Block *list = block_append(group, block_new(BLOCK_LIST, (Position){0}));
    for (gsize i = 0; i < G_N_ELEMENTS(needs); i++) {
        Block *item = block_append(list, block_new(BLOCK_ITEM, (Position){0}));
        item->id = g_strdup(needs[i].id);
        append_role(item, ROLE_NEED, needs[i].words[language]);
        Block *names = block_append(item, block_new(BLOCK_LIST, (Position){0}));
        for (gsize j = 0; j < G_N_ELEMENTS(organisations); j++) {
            if (has_need(j, needs[i].id)) {
                Block *name = block_append(
                    names, text_block(BLOCK_PARAGRAPH, organisations[j].name,
                                      STATE_CHECKED));
                name->id = g_strdup(organisations[j].id);
            }
        }
    }
}

static void append_organisations(Document *document, int language) {
    Block *group =
        block_append(document->root, block_new(BLOCK_SECTION, (Position){0}));
    group->id = g_strdup("organisations");
    append_needs(group, language);
    for (gsize i = 0; i < G_N_ELEMENTS(organisations); i++) {
        Block *card =
            block_append(group, block_new(BLOCK_CONTACT, (Position){0}));
        card->id = g_strdup(organisations[i].id);
        append_role(card, ROLE_NAME, organisations[i].name);
        if (organisations[i].phone != NULL) {
            append_role(card, ROLE_PHONE, organisations[i].phone);
        } else {
            append_role(card, ROLE_BLANK, "…");
        }
        append_role(card, ROLE_DETAIL, organisations[i].detail[language]);
    }
}

static GPtrArray *new_ids(const char *const *ids) {
    GPtrArray *list = g_ptr_array_new();
    for (; *ids != NULL; ids++) {
        g_ptr_array_add(list, (gpointer)*ids);
    }
    return list;
}

static void add_helpers(KioskFixture *fixture) {
    static const char *const tongues[] = {"en", "ar", NULL};
    static const char *const people[] = {"men", NULL};
    fixture->help_languages = new_ids(tongues);
    fixture->help_audiences = new_ids(people);
    fixture->helpers[0] = (KioskHelper){.id = "house",
                                        .region = "Utrecht, Amersfoort",
                                        .anonymous = true,
                                        .free_of_charge = true,
                                        .languages = fixture->help_languages,
                                        .audiences = fixture->help_audiences};
    fixture->helpers[1] = (KioskHelper){.id = "tower", .region = "Utrecht"};
    fixture->help = g_ptr_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(fixture->helpers); i++) {
        g_ptr_array_add(fixture->help, &fixture->helpers[i]);
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
    append_organisations(document, language);
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
    document_free(language->phrases);
    document_free(language->audiences);
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
    entry->phrases = new_phrases(language);
    entry->audiences = new_audiences(language);
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
    add_helpers(fixture);
    fixture->kiosk = (Kiosk){.edition_name = "Voorbeeld",
                             .example = true,
                             .languages = fixture->languages,
                             .helpers = fixture->help,
                             .style = fixture->style,
                             .templates_dir = templates_dir};
    g_date_set_dmy(&fixture->kiosk.date, 21, 11, 2026);
    g_date_set_dmy(&fixture->kiosk.review_by, 21, 5, 2027);
    return fixture;
}

void kiosk_fixture_make_hostile(KioskFixture *fixture) {
    const KioskLanguage *english = g_ptr_array_index(fixture->languages, EN);
    Document *topic = g_ptr_array_index(english->topics, 0);
    Block *section = document_lookup_section(topic, "no");
    Block *paragraph = g_ptr_array_index(section->children, 1);
    Span *span = g_ptr_array_index(paragraph->spans, 0);
    g_free(span->text);
    span->text = g_strdup("</script><img src=x onerror='a()'>\"'&amp;");
    g_free(topic->summary->forms[0]);
    topic->summary->forms[0] = g_strdup("<b>\" & \xe2\x80\xae");
}

void kiosk_fixture_free(KioskFixture *fixture) {
    if (fixture != NULL) {
        g_ptr_array_unref(fixture->languages);
        g_ptr_array_unref(fixture->help);
        g_ptr_array_unref(fixture->help_languages);
        g_ptr_array_unref(fixture->help_audiences);
        g_hash_table_unref(fixture->style->icons);
        g_free(fixture->style);
        g_free(fixture);
    }
}
