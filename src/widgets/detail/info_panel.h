// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/panel/detail_panel.h"

#include <array>

class QFormLayout;
class QVBoxLayout;

namespace models {
class TimeContext;
}

namespace widgets {

class PlainLabel;
class Badge;

/// Basic information: every plain field of the deployment, and what was wrong in its record.
class InfoPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InfoPanel)

public:
    explicit InfoPanel(const models::TimeContext& time, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    void setInlined(bool inlined) override;

protected:
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
    void setupProblems();
    void updateAppearance();
    void updateTexts();
    void updateStatus();
    void updateElapsed();
    void updateProblems();
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
    PlainLabel* m_problemsTitle;
    PlainLabel* m_problems;
};

} // namespace widgets
