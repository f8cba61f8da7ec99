// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/compare/fact_comparison_model.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/column_texts.h"

#include <QCoreApplication>

namespace models {

namespace {

using deployment::SlotRole;
using diagnosis::FactPair;
using Kind = FactPair::Kind;

class FactTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::FactComparisonModel)
};

QString titleOf(const FactPair& fact)
{
    switch (fact.kind) {
    case Kind::Version:
        return columnTitle(history::Column::Version);
    case Kind::Environment:
        return columnTitle(history::Column::Environment);
    case Kind::Service:
        return columnTitle(history::Column::Service);
    case Kind::Strategy:
        return columnTitle(history::Column::Strategy);
    case Kind::Executor:
        return columnTitle(history::Column::Executor);
    case Kind::Duration:
        return columnTitle(history::Column::Duration);
    case Kind::Image:
        return FactTexts::tr("Image");
    case Kind::Traffic:
        return FactTexts::tr("Traffic");
    case Kind::Nodes:
        return FactTexts::tr("Nodes");
    case Kind::Containers:
        return FactTexts::tr("Containers");
    }
    return {};
}

QString slotTitle(const FactPair& fact)
{
    switch (fact.role) {
    case SlotRole::New:
        return FactTexts::tr("new version", "an environment slot");
    case SlotRole::Old:
        return FactTexts::tr("old version", "an environment slot");
    case SlotRole::Other:
        break;
    }
    return displayText(fact.slotHere.empty() ? fact.slotThere : fact.slotHere, 64);
}

QString wholeTitle(const FactPair& fact)
{
    const QString slot = slotTitle(fact);
    return slot.isEmpty()
        ? titleOf(fact)
        : FactTexts::tr("%1 (%2)", "fact, environment slot").arg(titleOf(fact), slot);
}

struct ValueText {
    Kind kind;
    bool isRaw; ///< verbatim, to be copied

    QString operator()(std::monostate) const { return QStringLiteral("–"); }
    QString operator()(const std::string& text) const
    {
        if (kind == Kind::Strategy)
            return strategyText(text);
        return isRaw ? rawText(text) : displayText(text);
    }
    QString operator()(double percent) const { return percentText(percent); }
    QString operator()(std::int64_t count) const { return QString::number(count); }
    QString operator()(deployment::Milliseconds duration) const { return durationText(duration); }
};

} // namespace

void FactComparisonModel::setRuns(std::shared_ptr<const ComparedRuns> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int FactComparisonModel::rows() const
{
    return m_runs ? static_cast<int>(m_runs->comparison.facts.size()) : 0;
}

QVariant FactComparisonModel::cell(int row, int column, int role) const
{
    const FactPair& fact = m_runs->comparison.facts[static_cast<std::size_t>(row)];
    if (role == DiffersRole)
        return fact.differs;
    if (role == Qt::ToolTipRole)
        return column == FactColumn ? QVariant()
                                    : toolTipText(cell(row, column, Qt::DisplayRole).toString());
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (column == FactColumn)
        return wholeTitle(fact);
    const FactPair::Value& value = column == HereColumn ? fact.here : fact.there;
    return std::visit(ValueText{fact.kind, role == Qt::EditRole}, value);
}

QVariant FactComparisonModel::heading(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case FactColumn:
        return tr("What");
    case HereColumn:
        return tr("This run");
    default:
        return tr("Other run");
    }
}

} // namespace models
