/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_metadata.h"

#define PRODUCER "Wegwijzer " PACKAGE_VERSION

static void write_information(const SheetSet *set, const PdfOptions *options,
                              PdfFile *file) {
    const GDate *day = &options->date;
    g_autofree char *date =
        g_strdup_printf("D:%04d%02d%02d000000Z", g_date_get_year(day),
                        g_date_get_month(day), g_date_get_day(day));
    PdfDict *information = pdf_file_information(file);
    pdf_dict_set_text(file, information, "Title", set->title);
    pdf_dict_set_text(file, information, "Producer", PRODUCER);
    pdf_dict_set_text(file, information, "CreationDate", date);
    pdf_dict_set_text(file, information, "ModDate", date);
}

/* PDF/A-2u, and PDF/UA-1 with the schema that PDF/A asks for, as its own list
 * does not know PDF/UA. */
static const char claim_text[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>U</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility "
    "Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Indicates, which part of ISO 14289 standard is "
    "followed</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static void write_xmp(const SheetSet *set, const PdfOptions *options,
                      PdfFile *file) {
    const GDate *day = &options->date;
    g_autofree char *date =
        g_strdup_printf("%04d-%02d-%02dT00:00:00Z", g_date_get_year(day),
                        g_date_get_month(day), g_date_get_day(day));
    g_autofree char *title = g_markup_escape_text(set->title, -1);
    g_autofree char *xmp = g_strdup_printf(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
        "<dc:format>application/pdf</dc:format>\n"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>"
        "</rdf:Alt></dc:title>\n"
        "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
        "<xmp:CreateDate>%s</xmp:CreateDate>\n"
        "<xmp:ModifyDate>%s</xmp:ModifyDate>\n"
        "<xmp:MetadataDate>%s</xmp:MetadataDate>\n"
        "<pdf:Producer>%s</pdf:Producer>\n"
        "</rdf:Description>\n"
        "%s"
        "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
        title, set->language->tag, date, date, date, PRODUCER,
        options->claim ? claim_text : "");
    PdfDict *stream = pdf_stream_new_plain(file, xmp);
    pdf_dict_set_name(stream, "Type", "Metadata");
    pdf_dict_set_name(stream, "Subtype", "XML");
    pdf_dict_set_dict(pdf_file_catalog(file), "Metadata", stream);
}

static void write_preferences(const SheetSet *set, PdfFile *file) {
    static const char *const duplex[] = {
        [DUPLEX_SIMPLEX] = "Simplex",
        [DUPLEX_FLIP_SHORT_EDGE] = "DuplexFlipShortEdge",
        [DUPLEX_FLIP_LONG_EDGE] = "DuplexFlipLongEdge",
    };
    PdfDict *preferences = pdf_dict_new(file);
    pdf_dict_set_bool(preferences, "DisplayDocTitle", true);
    pdf_dict_set_bool(preferences, "PickTrayByPDFSize", true);
    pdf_dict_set_name(preferences, "PrintScaling", "None");
    pdf_dict_set_name(preferences, "Duplex", duplex[set->duplex]);
    pdf_dict_set_name(preferences, "Direction",
                      set->language->right_to_left ? "R2L" : "L2R");
    pdf_dict_set_dict(pdf_file_catalog(file), "ViewerPreferences", preferences);
}

/* A printing condition that the registry knows by name, so that no profile
 * needs to be in the file (ISO 15930-4, 6.11). */
static PdfDict *write_condition(PressPaper paper, PdfFile *file) {
    bool coated = paper == PRESS_COATED;
    PdfDict *intent = pdf_dict_new_indirect(file);
    pdf_dict_set_name(intent, "Type", "OutputIntent");
    pdf_dict_set_name(intent, "S", "GTS_PDFX");
    pdf_dict_set_text(file, intent, "OutputConditionIdentifier",
                      coated ? "FOGRA39" : "FOGRA47");
    pdf_dict_set_text(file, intent, "OutputCondition",
                      coated ? "Offset on coated paper, ISO 12647-2"
                             : "Offset on uncoated paper, ISO 12647-2");
    pdf_dict_set_text(file, intent, "RegistryName", "http://www.color.org");
    return intent;
}

static void write_press_keys(const PdfOptions *options, PdfFile *file) {
    PdfDict *information = pdf_file_information(file);
    pdf_dict_set_name(information, "Trapped", "False");
    if (options->claim) {
        pdf_dict_set_text(file, information, "GTS_PDFXVersion",
                          "PDF/X-1a:2003");
    }
    PdfArray *intents = pdf_array_new(file);
    pdf_array_add_dict(intents, write_condition(options->paper, file));
    pdf_dict_set_array(pdf_file_catalog(file), "OutputIntents", intents);
}

void metadata_write(const SheetSet *set, const PdfOptions *options,
                    PdfFile *file) {
    write_information(set, options, file);
    if (options->profile == PDF_PRESS) {
        write_press_keys(options, file);
        return;
    }
    write_xmp(set, options, file);
    write_preferences(set, file);
    pdf_dict_set_text(file, pdf_file_catalog(file), "Lang", set->language->tag);
}
