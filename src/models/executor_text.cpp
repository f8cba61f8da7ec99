// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/executor_text.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

class ExecutorWords final {
    Q_DECLARE_TR_FUNCTIONS(models::ExecutorText)
};

/// As the records of a cluster have it.
constexpr std::string_view viaProgram = "via ";

} // namespace

QString executorText(std::string_view executor, std::size_t limit)
{
    if (!executor.starts_with(viaProgram))
        return displayText(executor, limit);
    return ExecutorWords::tr("via %1", "a program")
        .arg(displayText(executor.substr(viaProgram.size()), limit));
}

QString byExecutorText(std::string_view executor, std::size_t limit)
{
    const QString text = executorText(executor, limit);
    return text.isEmpty() || executor.starts_with(viaProgram)
        ? text
        : ExecutorWords::tr("by %1", "executor").arg(text);
}

} // namespace models
