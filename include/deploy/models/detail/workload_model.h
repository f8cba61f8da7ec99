// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload/workload_facts.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace models {

class TimeContext;

/// What a workload is made of, as a tree: revisions, ReplicaSets, pods, analysis runs. A newer
/// state is merged: what is still there keeps its place, so that what is selected and folded stays.
class WorkloadModel final : public QAbstractItemModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkloadModel)

public:
    enum Column { NameColumn, KindColumn, StatusColumn, AgeColumn, InfoColumn, ReasonColumn };
    static constexpr int columnTotal = ReasonColumn + 1;
    enum Role {
        ConditionRole = Qt::UserRole, ///< the Condition of the row, as an int
    };

    explicit WorkloadModel(const TimeContext& time, QObject* parent = nullptr);
    ~WorkloadModel() override;

    /// Each before what belongs to it; a depth that skips levels belongs to the row before.
    void setNodes(const std::vector<deployment::WorkloadNode>& nodes);
    [[nodiscard]] const deployment::WorkloadNode& node(const QModelIndex& index) const;
    /// Says that ages have changed. True if one of them changes every second.
    bool updateAges();

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Item;

    [[nodiscard]] Item& itemAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Item& item, int column) const;
    void merge(Item& item, Item& newer);
    void mergeRow(Item& item, std::size_t row, std::unique_ptr<Item> newer);
    bool announceAges(const Item& item);
    [[nodiscard]] QString text(const deployment::WorkloadNode& node, int column) const;
    [[nodiscard]] QString copied(const deployment::WorkloadNode& node, int column) const;
    [[nodiscard]] QString rawWord(const deployment::WorkloadNode& node, int column) const;

    const TimeContext& m_time;
    std::unique_ptr<Item> m_root;
};

} // namespace models
