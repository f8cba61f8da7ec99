// SPDX-License-Identifier: GPL-3.0-or-later
#include "export_memory.h"

#include "settings.h"
#include "variant_json.h"

namespace console {

namespace {

constexpr qsizetype maxExportSources = 100;
const QString sourceKey = QStringLiteral("source");
const QString columnsKey = QStringLiteral("columns");

QVariantList storedColumns(const Settings& settings)
{
    return toVariant(settings.json(Setting::ExportColumns)).toList();
}

} // namespace

ExportColumns rememberedColumns(const Settings& settings, const QString& location)
{
    for (const QVariant& each : storedColumns(settings)) {
        if (each.toMap().value(sourceKey).toString() != location)
            continue;
        std::vector<history::Column> columns;
        for (const QVariant& name : each.toMap().value(columnsKey).toList()) {
            if (const auto column = history::columnFromName(name.toString().toStdString()))
                columns.push_back(*column);
        }
        return columns.empty() ? ExportColumns() : columns;
    }
    return std::nullopt;
}

void rememberColumns(Settings& settings, const QString& location, const ExportColumns& columns)
{
    QVariantList kept;
    if (columns) {
        QVariantList names;
        for (const history::Column column : *columns) {
            const std::string_view name = history::nameOf(column);
            names.append(QString::fromUtf8(name.data(), qsizetype(name.size())));
        }
        kept.append(QVariantMap{{sourceKey, location}, {columnsKey, names}});
    }
    for (const QVariant& each : storedColumns(settings)) {
        if (each.toMap().value(sourceKey).toString() != location && kept.size() < maxExportSources)
            kept.append(each);
    }
    settings.setJson(Setting::ExportColumns, toJson(kept));
}

bool remembersDecimalComma(const Settings& settings, const QLocale& desktop)
{
    const QString mark = settings.text(Setting::ExportDecimalMark);
    return mark == QLatin1String("system") ? desktop.decimalPoint() == QLatin1String(",")
                                           : mark == QLatin1String("comma");
}

void rememberDecimalComma(Settings& settings, bool hasComma, const QLocale& desktop)
{
    if (hasComma == remembersDecimalComma(settings, desktop))
        return;
    settings.setText(Setting::ExportDecimalMark, QStringLiteral("system"));
    if (hasComma != remembersDecimalComma(settings, desktop))
        settings.setText(Setting::ExportDecimalMark,
            hasComma ? QStringLiteral("comma") : QStringLiteral("point"));
}

} // namespace console
