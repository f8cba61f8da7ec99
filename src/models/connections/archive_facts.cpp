// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/archive_facts.h"

#include <QCoreApplication>
#include <QLocale>

namespace models {

namespace {

class ArchiveFactTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ArchiveFactTexts)
};

QString sizeOf(const ArchiveFacts& facts)
{
    return QLocale().formattedDataSize(static_cast<qint64>(facts.bytes));
}

} // namespace

QString archiveText(const ArchiveFacts& facts)
{
    if (facts.files.isEmpty())
        return ArchiveFactTexts::tr("There is nothing in the archive yet.");
    return ArchiveFactTexts::tr("%1 in %2", "size, paths of files")
        .arg(sizeOf(facts), facts.files.join(QLatin1String(", ")));
}

QString forgetArchiveQuestion(const QString& connection, const ArchiveFacts& facts)
{
    return ArchiveFactTexts::tr("Forget the archive of “%1” (%2)? What the server no longer has is "
                                "then gone for good.")
        .arg(connection, sizeOf(facts));
}

} // namespace models
