// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/panel/detail_panel.h"

#include <array>

class QBoxLayout;
class QFormLayout;
class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

class PlainLabel;
class Badge;
class RecordProblems;
class WorkloadSummary;
class WorkloadTree;

/// Basic information: every plain field of the deployment, what a cluster says of its workload, and
/// what was wrong in its record.
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
    void changeEvent(QEvent* event) override;

private:
    enum Field {
        Id,
        Version,
        Environment,
        Service, ///< shown where the record has one
        Strategy,
        Start,
        End,
        Elapsed,
        Executor,
        Zone,
        Arrival,
    };
    static constexpr int fieldCount = Arrival + 1;

    void setupFields();
    void setupWorkload();
    void updateWorkload();
    void updateAppearance();
    void updateTexts();
    void updateStatus();
    void updateElapsed();
    [[nodiscard]] QString copied(int field) const;
    void copyAll();
    void setField(Field field, const QString& text);
    [[nodiscard]] static QString titleOf(Field field);

    const models::TimeContext& m_time;
    models::DeploymentRecord m_record;
    QVBoxLayout* m_rows;
    QFormLayout* m_form;
    std::array<PlainLabel*, fieldCount> m_titles{};
    std::array<PlainLabel*, fieldCount> m_fields{};
    PlainLabel* m_statusTitle = nullptr;
    Badge* m_status;
    QBoxLayout* m_columns; ///< the fields, and the workload beside them where there is room
    WorkloadSummary* m_workload;
    PlainLabel* m_treeTitle;
    WorkloadTree* m_tree;
    RecordProblems* m_problems;
};

} // namespace widgets
