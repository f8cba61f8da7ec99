// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QFormLayout;
class QVBoxLayout;

namespace widgets {

class Badge;
class MessageBanner;
class PlainLabel;

/// What a cluster says of a workload as a whole: its phase, its lines field by field, and above
/// them what a person should know before they act.
class WorkloadSummary final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkloadSummary)

public:
    explicit WorkloadSummary(QWidget* parent = nullptr);

    void setWorkload(const std::optional<deployment::Workload>& workload);
    /// "Phase: Degraded", for copying; empty without a workload.
    [[nodiscard]] QStringList lines() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        PlainLabel* title;
        PlainLabel* value;
    };

    void updateFields();
    void updateNotes();
    void updateAppearance();
    void addRow();

    std::optional<deployment::Workload> m_workload;
    QVBoxLayout* m_rows;
    QFormLayout* m_form;
    PlainLabel* m_title;
    Badge* m_phase;
    std::vector<MessageBanner*> m_notes;
    std::vector<Row> m_fields;
};

} // namespace widgets
