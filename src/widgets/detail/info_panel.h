// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/panel/detail_panel.h"

#include <array>

class QGridLayout;
class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

class Card;
class FactField;
class PlainLabel;
class RecordProblems;
class WorkloadSummary;
class WorkloadTree;

/// Basic information: every plain field of the deployment on a card, what a cluster says of its
/// workload, and what was wrong in its record.
class InfoPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InfoPanel)

public:
    explicit InfoPanel(const models::TimeContext& time, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    void setPlace(PanelPlace place) override;
    /// Pods of the workload have logs to show.
    void setLogsOffered(bool offered);

Q_SIGNALS:
    void podLogRequested(const QString& pod);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Field {
        Id,
        Version,
        Environment,
        Service, ///< shown where the record has one
        Strategy,
        Status,
        Start,
        End,
        Elapsed,
        Executor,
    };
    static constexpr int fieldCount = Executor + 1;

    void setupFields();
    void setupWorkload();
    void updateWorkload();
    void arrangeFields();
    void updateTexts();
    void updateElapsed();
    [[nodiscard]] QStringList readingLines() const;
    [[nodiscard]] QString copied(int field) const;
    void copyAll();
    void setField(Field field, const QString& text);
    [[nodiscard]] static QString titleOf(Field field);

    const models::TimeContext& m_time;
    models::DeploymentRecord m_record;
    QVBoxLayout* m_rows;
    Card* m_card;
    QGridLayout* m_grid; ///< as many columns as there is room for
    int m_columns = 0;
    std::array<FactField*, fieldCount> m_fields{};
    WorkloadSummary* m_workload;
    PlainLabel* m_treeTitle;
    WorkloadTree* m_tree;
    RecordProblems* m_problems;
};

} // namespace widgets
