// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/compare/step_comparison_model.h"

#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"

#include <algorithm>

namespace models {

namespace {

using namespace std::chrono_literals;
using deployment::Deployment;
using diagnosis::StepPair;

const deployment::Step& stepOf(const Deployment& run, const StepPair::Side& side)
{
    return run.progress.steps[side.step];
}

QVariant durationOfSide(const std::optional<StepPair::Side>& side)
{
    return side && side->duration ? QVariant(qint64(side->duration->count())) : QVariant();
}

} // namespace

void StepComparisonModel::setRuns(std::shared_ptr<const ComparedRuns> runs)
{
    const int count = runs ? static_cast<int>(runs->comparison.steps.size()) : 0;
    replaceContents(m_rows, count, [&] {
        m_runs = std::move(runs);
        m_longest = {};
        for (int row = 0; row < count; ++row) {
            for (const auto& side : {pair(row).here, pair(row).there}) {
                if (side && side->duration)
                    m_longest = std::max(m_longest, *side->duration);
            }
        }
    });
    Q_EMIT headerDataChanged(Qt::Horizontal, HereColumn, ThereColumn);
}

const StepPair& StepComparisonModel::pair(int row) const
{
    return m_runs->comparison.steps[static_cast<std::size_t>(row)];
}

QVariant StepComparisonModel::cell(int row, int column, int role) const
{
    const StepPair& shown = pair(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::EditRole:
        return column == NameColumn ? rawText(shown.key.name) : words(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        return column == DifferenceColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                          : QVariant();
    case Qt::AccessibleTextRole:
        return words(row, column);
    case HereDurationRole:
        return durationOfSide(shown.here);
    case ThereDurationRole:
        return durationOfSide(shown.there);
    case LongestRole:
        return qint64(m_longest.count());
    case StateRole:
        return static_cast<int>(shown.here ? shown.here->state : deployment::StepState::Unknown);
    case SlowerRole:
        return shown.isSlower();
    case FailingRole:
        return shown.here && shown.here->isFailing;
    default:
        return {};
    }
}

QString StepComparisonModel::text(int row, int column) const
{
    const StepPair& shown = pair(row);
    const auto sideText = [](const Deployment& run, const std::optional<StepPair::Side>& side) {
        if (!side)
            return run.progress.steps.empty() ? tr("Not known", "a step of a run without any")
                                              : tr("No such step");
        QString status = stepStatusText(run, stepOf(run, *side));
        if (!side->duration)
            return status;
        return side->state == deployment::StepState::Completed
            ? durationText(side->duration)
            : tr("%1, %2", "status of a step, duration").arg(status, durationText(side->duration));
    };
    switch (column) {
    case NameColumn:
        return shown.here ? stepName(*m_runs->here, shown.here->step)
                          : stepName(*m_runs->there, shown.there->step);
    case HereColumn:
        return sideText(*m_runs->here, shown.here);
    case ThereColumn:
        return sideText(*m_runs->there, shown.there);
    case DifferenceColumn: {
        const auto difference = shown.longerBy();
        return difference ? differenceText(*difference) : QString();
    }
    default:
        return {};
    }
}

QVariant StepComparisonModel::toolTip(int row, int column) const
{
    const StepPair& shown = pair(row);
    const QString whole = text(row, column);
    if (column != NameColumn || !shown.here || !shown.there)
        return whole.isEmpty() ? QVariant() : toolTipText(whole);
    const QString other = stepName(*m_runs->there, shown.there->step);
    return toolTipText(other == whole
            ? whole
            : tr("%1 (in the other run: %2)", "names of a step").arg(whole, other));
}

QString StepComparisonModel::words(int row, int column) const
{
    const auto difference = pair(row).longerBy();
    if (column != DifferenceColumn || !difference || std::chrono::abs(*difference) < 1s)
        return text(row, column);
    const QString length = durationText(std::chrono::abs(*difference));
    return *difference > 0s ? tr("%1 longer", "a duration").arg(length)
                            : tr("%1 shorter", "a duration").arg(length);
}

QVariant StepComparisonModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == DifferenceColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        return tr("Step");
    case HereColumn:
        return tr("This run");
    case ThereColumn:
        return tr("Other run");
    case DifferenceColumn:
        return tr("Difference");
    default:
        return tr("Durations", "of a step in both runs, as bars");
    }
}

} // namespace models
