// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_revision.h"

#include "http/json_field.h"

namespace sources {

Revision revisionOf(std::string_view record)
{
    const auto raw = memberOf(record, "revision");
    if (!raw)
        return std::nullopt;
    const auto text = stringOf(*raw);
    return text ? integerOf(*text) : integerOf(*raw);
}

QString decidedRevision(const QString& strongTag, Revision revision)
{
    return strongTag.isEmpty() && revision ? QString::number(*revision) : strongTag;
}

} // namespace sources
