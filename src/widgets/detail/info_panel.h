// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/panel/detail_panel.h"

#include "deploy/models/detail/deployment_facts.h"

#include <vector>

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
    /// A pod, or something else of the workload, by its name.
    [[nodiscard]] bool hasPod(const std::string& name) const;
    void showPod(const std::string& name);

Q_SIGNALS:
    void podLogRequested(const QString& pod);
    /// To those with the same value there, as the record has it.
    void filterRequested(history::Column column, const QString& value);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupFields();
    void setupWorkload();
    void updateWorkload();
    void arrangeFields();
    void updateTexts();
    void addField();
    [[nodiscard]] QStringList readingLines() const;
    void copyAll();

    const models::TimeContext& m_time;
    models::DeploymentRecord m_record;
    QVBoxLayout* m_rows;
    Card* m_card;
    QGridLayout* m_grid; ///< as many columns as there is room for
    int m_columns = 0;
    std::vector<models::DeploymentFact> m_facts;
    std::size_t m_shown = 0; ///< fields
    std::vector<FactField*> m_fields; ///< of the facts; those that are left over hide
    WorkloadSummary* m_workload;
    PlainLabel* m_treeTitle;
    WorkloadTree* m_tree;
    RecordProblems* m_problems;
};

} // namespace widgets
