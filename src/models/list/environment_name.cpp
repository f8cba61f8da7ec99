// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment_name.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

class EnvironmentWords final {
    Q_DECLARE_TR_FUNCTIONS(models::EnvironmentName)
};

} // namespace

QString environmentName(std::string_view name, std::size_t limit)
{
    const QString shown = displayText(name, limit);
    return shown.trimmed().isEmpty() ? EnvironmentWords::tr("Without an environment") : shown;
}

} // namespace models
