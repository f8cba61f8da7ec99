// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/rollback_targets_model.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/executor_text.h"
#include "deploy/models/time_context.h"

#include <algorithm>

namespace models {

RollbackTargetsModel::RollbackTargetsModel(const TimeContext& time, QObject* parent)
    : BaseTableModel(parent)
    , m_time(time)
{
    connect(&time, &TimeContext::zoneChanged, this, [this] { announceAll(); });
}

void RollbackTargetsModel::setTargets(std::vector<RollbackTarget> targets)
{
    if (targets == m_targets)
        return;
    beginResetModel();
    m_targets = std::move(targets);
    endResetModel();
}

const RollbackTarget& RollbackTargetsModel::target(int row) const
{
    return m_targets[static_cast<std::size_t>(row)];
}

int RollbackTargetsModel::rowOf(const std::string& version) const
{
    const auto found = std::ranges::find(m_targets, version, &RollbackTarget::version);
    return found == m_targets.end() ? -1 : static_cast<int>(found - m_targets.begin());
}

int RollbackTargetsModel::rows() const
{
    return static_cast<int>(m_targets.size());
}

QVariant RollbackTargetsModel::cell(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(target(row), column);
    case Qt::ToolTipRole:
        return toolTipText(text(target(row), column));
    case KnownBadRole:
        return target(row).knownBad.has_value();
    case RanBeforeRole:
        return target(row).wasRunningBefore || target(row).isStillDeployed;
    default:
        return {};
    }
}

QString RollbackTargetsModel::text(const RollbackTarget& target, int column) const
{
    switch (column) {
    case VersionColumn:
        return displayText(target.version);
    case TimeColumn:
        return timeCell(target.start);
    case ExecutorColumn:
        return executorText(target.executor);
    case DeploymentColumn:
        return displayText(target.deploymentId);
    case TimesColumn:
        return target.successes > 0 ? QString::number(target.successes) : QStringLiteral("–");
    default:
        return markText(target);
    }
}

QString RollbackTargetsModel::timeCell(std::optional<deployment::Timestamp> time) const
{
    return dateTimeText(time, m_time.zone()) + offsetMark(time, m_time.zone(), m_time.now());
}

QString RollbackTargetsModel::markText(const RollbackTarget& target) const
{
    QStringList marks;
    if (target.knownBad)
        marks << tr("Known bad since %1").arg(timeCell(target.knownBad));
    if (target.isStillDeployed)
        marks << tr("Still deployed");
    if (target.wasRunningBefore)
        marks << tr("Ran before");
    return marks.join(QStringLiteral(" · "));
}

QVariant RollbackTargetsModel::heading(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case VersionColumn:
        return tr("Version");
    case TimeColumn:
        return tr("Deployed", "heading: date");
    case ExecutorColumn:
        return tr("By", "heading: person");
    case DeploymentColumn:
        return tr("Deployment");
    case TimesColumn:
        return tr("Successes", "heading: how often");
    default:
        return tr("Marks", "heading");
    }
}

} // namespace models
