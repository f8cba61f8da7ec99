// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/problems_model.h"

#include "deploy/models/display_strings.h"

#include <algorithm>
#include <tuple>

namespace models {

void ProblemsModel::setProblems(
    std::vector<deployment::Problem> problems, deployment::ProblemTotals totals)
{
    if (totals.empty()) {
        deployment::ProblemList counted;
        counted.add(problems);
        totals = std::move(counted.totals);
    }
    // They are found in parts, and those of the whole file, which have no record, at its end.
    std::ranges::stable_sort(problems, {}, [](const deployment::Problem& problem) {
        return std::tie(problem.record, problem.line, problem.column);
    });
    const bool sameTotals = totals == m_totals;
    m_totals = std::move(totals);
    showProblems(std::move(problems));
    if (!sameTotals)
        Q_EMIT totalsChanged();
}

void ProblemsModel::showProblems(std::vector<deployment::Problem> problems)
{
    const bool grewAtEnd = problems.size() >= m_problems.size()
        && std::equal(m_problems.begin(), m_problems.end(), problems.begin());
    if (!grewAtEnd) {
        beginResetModel();
        m_problems = std::move(problems);
        endResetModel();
        return;
    }
    if (problems.size() == m_problems.size())
        return;
    beginInsertRows({}, rows(), int(problems.size()) - 1);
    m_problems = std::move(problems);
    endInsertRows();
}

QVariant ProblemsModel::cell(int row, int section, int role) const
{
    const deployment::Problem& problem = m_problems[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return displayed(problem, section);
    case Qt::EditRole:
        return section == IdColumn ? rawText(problem.id) : displayed(problem, section);
    case Qt::ToolTipRole:
        return toolTipText(displayed(problem, section));
    case IdRole:
        return rawText(problem.id);
    case SeverityRole:
        return int(problem.severity);
    default:
        return {};
    }
}

QVariant ProblemsModel::heading(int section, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity", "column");
    case PlaceColumn:
        return tr("Place", "column");
    case TextColumn:
        return tr("Problem", "column");
    default:
        return tr("Deployment", "column");
    }
}

QString ProblemsModel::first() const
{
    if (m_problems.empty())
        return {};
    const QString place = displayed(m_problems.front(), PlaceColumn);
    QString text = displayed(m_problems.front(), TextColumn);
    while (text.endsWith(u'.') || text.endsWith(u'。'))
        text.chop(1);
    return place.isEmpty() ? tr("%1.", "what is wrong, as a sentence").arg(text)
                           : tr("%1 (%2).", "what is wrong, its place").arg(text, place);
}

QString ProblemsModel::displayed(const deployment::Problem& problem, int section)
{
    switch (section) {
    case SeverityColumn:
        return problem.severity == deployment::Severity::Error ? tr("Error", "severity")
                                                               : tr("Warning", "severity");
    case PlaceColumn:
        return placeText(problem);
    case TextColumn:
        return translated(problem.message);
    default:
        return displayText(problem.id);
    }
}

} // namespace models
