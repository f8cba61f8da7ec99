// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/workload_model.h"

#include "deploy/models/detail/workload_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <algorithm>
#include <utility>

namespace models {

using deployment::WorkloadNode;

namespace {

using namespace std::chrono_literals;

/// Younger ones are told to the second.
constexpr deployment::Milliseconds secondsUpTo = 10min;

bool isSameThing(const WorkloadNode& one, const WorkloadNode& other)
{
    return one.name == other.name && one.kind == other.kind;
}

} // namespace

struct WorkloadModel::Item {
    WorkloadNode node;
    Item* parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Item>> children;

    Item& add(WorkloadNode added)
    {
        auto item = std::make_unique<Item>();
        item->node = std::move(added);
        item->parent = this;
        item->row = static_cast<int>(children.size());
        children.push_back(std::move(item));
        return *children.back();
    }

    void renumber(std::size_t from)
    {
        for (std::size_t at = from; at < children.size(); ++at)
            children[at]->row = static_cast<int>(at);
    }
};

WorkloadModel::WorkloadModel(const TimeContext& time, QObject* parent)
    : QAbstractItemModel(parent)
    , m_time(time)
    , m_root(std::make_unique<Item>())
{
    m_root->node.depth = -1;
}

WorkloadModel::~WorkloadModel() = default;

void WorkloadModel::setNodes(const std::vector<WorkloadNode>& nodes)
{
    Item newer;
    newer.node.depth = -1;
    Item* last = &newer;
    for (const WorkloadNode& node : nodes) {
        while (last->parent != nullptr && last->node.depth >= node.depth)
            last = last->parent;
        last = &last->add(node);
    }
    merge(*m_root, newer);
}

/// Makes the children of an item those of the newer one.
void WorkloadModel::merge(Item& item, Item& newer)
{
    for (std::size_t row = 0; row < newer.children.size(); ++row)
        mergeRow(item, row, std::move(newer.children[row]));
    const std::size_t kept = newer.children.size();
    if (item.children.size() > kept) {
        beginRemoveRows(
            indexOf(item, 0), static_cast<int>(kept), static_cast<int>(item.children.size()) - 1);
        item.children.resize(kept);
        endRemoveRows();
    }
}

/// What stood before the same thing goes: it is gone, or comes again further down.
void WorkloadModel::mergeRow(Item& item, std::size_t row, std::unique_ptr<Item> newer)
{
    const auto begin = item.children.begin() + static_cast<std::ptrdiff_t>(row);
    const auto same = std::find_if(begin, item.children.end(),
        [&](const auto& child) { return isSameThing(child->node, newer->node); });
    if (same == item.children.end()) {
        beginInsertRows(indexOf(item, 0), static_cast<int>(row), static_cast<int>(row));
        newer->parent = &item;
        item.children.insert(begin, std::move(newer));
        item.renumber(row);
        endInsertRows();
        return;
    }
    if (same != begin) {
        beginRemoveRows(indexOf(item, 0), static_cast<int>(row),
            static_cast<int>(same - item.children.begin()) - 1);
        item.children.erase(begin, same);
        item.renumber(row);
        endRemoveRows();
    }
    Item& kept = *item.children[row];
    if (!(kept.node == newer->node)) {
        kept.node = std::move(newer->node);
        Q_EMIT dataChanged(indexOf(kept, 0), indexOf(kept, ReasonColumn));
    }
    merge(kept, *newer);
}

const WorkloadNode& WorkloadModel::node(const QModelIndex& index) const
{
    return itemAt(index).node;
}

bool WorkloadModel::updateAges()
{
    return announceAges(*m_root);
}

bool WorkloadModel::announceAges(const Item& item)
{
    if (item.children.empty())
        return false;
    bool isSecondNeeded = false;
    for (const auto& child : item.children) {
        const auto& created = child->node.created;
        isSecondNeeded |= created && m_time.seenUntil() - *created < secondsUpTo;
        isSecondNeeded |= announceAges(*child);
    }
    Q_EMIT dataChanged(indexOf(*item.children.front(), AgeColumn),
        indexOf(*item.children.back(), AgeColumn), {Qt::DisplayRole});
    return isSecondNeeded;
}

WorkloadModel::Item& WorkloadModel::itemAt(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<Item*>(index.internalPointer()) : *m_root;
}

QModelIndex WorkloadModel::indexOf(const Item& item, int column) const
{
    return item.parent == nullptr ? QModelIndex()
                                  : createIndex(item.row, column, const_cast<Item*>(&item));
}

QModelIndex WorkloadModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, itemAt(parent).children[static_cast<std::size_t>(row)].get());
}

QModelIndex WorkloadModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(*itemAt(index).parent, 0) : QModelIndex();
}

int WorkloadModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(itemAt(parent).children.size());
}

int WorkloadModel::columnCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : columnTotal;
}

QVariant WorkloadModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const WorkloadNode& node = itemAt(index).node;
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case Qt::EditRole:
        return copied(node, index.column());
    case ConditionRole:
        return static_cast<int>(deployment::conditionOf(node));
    case Qt::ToolTipRole:
        if (index.column() == ReasonColumn)
            return toolTipText(reasonText(node));
        if (index.column() == AgeColumn && node.created)
            return momentText(node.created, m_time.zone());
        return toolTipText(rawWord(node, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn
            ? tr("%1 %2, %3", "kind, name, status")
                  .arg(text(node, KindColumn), text(node, NameColumn), text(node, StatusColumn))
            : QVariant();
    default:
        return {};
    }
}

QString WorkloadModel::text(const WorkloadNode& node, int column) const
{
    switch (column) {
    case NameColumn:
        return nameInWords(node);
    case KindColumn:
        return kindInWords(node);
    case StatusColumn:
        return statusInWords(node);
    case AgeColumn:
        return node.created ? ageInWords(m_time.seenUntil() - *node.created) : QString();
    case InfoColumn:
        return displayText(deployment::infoText(node));
    default:
        return reasonText(node);
    }
}

/// As the cluster and its tools have it, to be copied and looked up.
QString WorkloadModel::rawWord(const WorkloadNode& node, int column) const
{
    switch (column) {
    case NameColumn:
        return displayText(node.name);
    case KindColumn:
        return displayText(node.kind, 64);
    case StatusColumn:
        return displayText(node.status, 128);
    case AgeColumn:
        return node.created ? displayText(deployment::ageText(m_time.seenUntil() - *node.created))
                            : QString();
    default:
        return text(node, column);
    }
}

/// What the cluster says, byte by byte; where it gives no reason, ours.
QString WorkloadModel::copied(const WorkloadNode& node, int column) const
{
    switch (column) {
    case NameColumn:
        return rawText(node.name);
    case KindColumn:
        return rawText(node.kind);
    case StatusColumn:
        return rawText(node.status);
    case InfoColumn:
        return rawText(deployment::infoText(node));
    case ReasonColumn:
        return node.reason.empty() ? reasonText(node) : rawText(node.reason);
    default:
        return rawWord(node, column);
    }
}

QVariant WorkloadModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case KindColumn:
        return tr("Kind");
    case StatusColumn:
        return tr("Status");
    case AgeColumn:
        return tr("Age");
    case InfoColumn:
        return tr("Info");
    case ReasonColumn:
        return tr("What is wrong");
    default:
        return {};
    }
}

} // namespace models
