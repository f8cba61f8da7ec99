// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation_file.h"

#include "source_tree.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <utility>

namespace architecture {

namespace {

void readForms(QXmlStreamReader& xml, Translation& message)
{
    message.isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
    if (!message.isPlural) {
        message.forms << xml.readElementText();
        return;
    }
    while (xml.readNextStartElement())
        message.forms << xml.readElementText();
}

Translation readMessage(QXmlStreamReader& xml, const QString& context)
{
    Translation message;
    message.context = context;
    message.isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readForms(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

void readContext(QXmlStreamReader& xml, std::vector<Translation>& translations)
{
    QString context;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            translations.push_back(readMessage(xml, context));
        else
            xml.skipCurrentElement();
    }
}

} // namespace

std::string Translation::name() const
{
    const QString where = context + QStringLiteral(": ") + source;
    return (comment.isEmpty() ? where : where + QStringLiteral(" (%1)").arg(comment)).toStdString();
}

TranslationFile readTranslations(const std::string& path)
{
    TranslationFile file;
    QXmlStreamReader xml(QByteArray::fromStdString(textOf(path)));
    if (xml.readNextStartElement())
        file.language = xml.attributes().value(QLatin1String("language")).toString();
    while (xml.readNextStartElement())
        readContext(xml, file.translations);
    file.error = xml.errorString();
    return file;
}

QStringList placeholdersIn(const QString& text)
{
    static const QRegularExpression placeholder(QStringLiteral("%L?(?:n|[1-9][0-9]?)"));
    QStringList found;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

} // namespace architecture
