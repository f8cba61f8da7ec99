// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/executor_text.h"

#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

class ExecutorWords final {
    Q_DECLARE_TR_FUNCTIONS(models::ExecutorText)
};

} // namespace

QString executorText(std::string_view executor, std::size_t limit)
{
    const auto program = deployment::programOf(executor);
    return program ? ExecutorWords::tr("via %1", "a program").arg(displayText(*program, limit))
                   : displayText(executor, limit);
}

QString byExecutorText(std::string_view executor, std::size_t limit)
{
    const QString text = executorText(executor, limit);
    return text.isEmpty() || deployment::programOf(executor)
        ? text
        : ExecutorWords::tr("by %1", "executor").arg(text);
}

} // namespace models
