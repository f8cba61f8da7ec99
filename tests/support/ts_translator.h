// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QMap>
#include <QTranslator>
#include <QXmlStreamReader>

#include <tuple>

namespace test_support {

/// Translates from a .ts file as it stands, so that a test sees the texts of a language without the
/// program that embeds them.
class TsTranslator final : public QTranslator {
public:
    explicit TsTranslator(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return;
        QXmlStreamReader xml(&file);
        QString context, source, comment;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (xml.name() == QLatin1String("message")) {
                source = comment = QString();
            } else if (xml.name() == QLatin1String("source")) {
                source = xml.readElementText();
            } else if (xml.name() == QLatin1String("comment")) {
                comment = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                m_texts.insert({context, source, comment},
                    xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
            }
        }
    }

    [[nodiscard]] bool isEmpty() const override { return m_texts.isEmpty(); }
    [[nodiscard]] QString translate(
        const char* context, const char* source, const char* comment, int /*n*/) const override
    {
        return m_texts.value(
            {QString::fromUtf8(context), QString::fromUtf8(source), QString::fromUtf8(comment)});
    }

private:
    QMap<std::tuple<QString, QString, QString>, QString> m_texts;
};

} // namespace test_support
