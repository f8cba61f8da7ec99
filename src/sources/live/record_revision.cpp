// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_revision.h"

#include "deploy/deployment/decimal.h"
#include "deploy/formats/json/json_member.h"

namespace sources {

Revision revisionOf(std::string_view record)
{
    auto token = formats::findMember(record, "revision").value_or(std::string_view());
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
        token = token.substr(1, token.size() - 2);
    return deployment::parseDecimal(token);
}

QString decidedRevision(const QString& strongTag, Revision revision)
{
    return strongTag.isEmpty() && revision ? QString::number(*revision) : strongTag;
}

} // namespace sources
