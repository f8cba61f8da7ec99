// SPDX-License-Identifier: GPL-3.0-or-later
#include "stored_columns.h"

#include "deploy/models/list/list_sections.h"

#include <QStringList>
#include <QVariantMap>

namespace widgets {

using models::ListSections;

int sectionByName(const QString& name)
{
    for (int section = 0; section < ListSections::count(); ++section) {
        if (ListSections::nameOf(section) == name)
            return section;
    }
    return -1;
}

bool isFormerDefault(const QVariantList& columns)
{
    QStringList shown;
    for (const QVariant& entry : columns) {
        const QVariantMap column = entry.toMap();
        if (column.value(QStringLiteral("shown"), true).toBool())
            shown.append(column.value(QStringLiteral("name")).toString());
    }
    shown.sort();
    return shown
        == QStringList{QStringLiteral("action"), QStringLiteral("durationSeconds"),
            QStringLiteral("environment"), QStringLiteral("service"), QStringLiteral("startTime"),
            QStringLiteral("status"), QStringLiteral("version")};
}

} // namespace widgets
