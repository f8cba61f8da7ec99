// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/journal_model.h"

#include <QScrollArea>

#include <optional>

class QGridLayout;
class QPushButton;

namespace models {
class TimeContext;
}

namespace widgets {

class PlainLabel;
class Badge;

/// Everything that is written down of one command.
class JournalDetails final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalDetails)

public:
    JournalDetails(const models::TimeContext& time, QWidget* parent);

    void setRecord(const std::optional<models::JournalRow>& record);

Q_SIGNALS:
    void checkRequested(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Line {
        Deployment,
        Version,
        Environment,
        Connection,
        Actor,
        Reason,
        Answer,
        Written,
        Sent,
        Ended,
        Revision,
        Id,
        LineCount,
    };

    void setupHeader();
    void setupLines();
    void addLine(Line line, const QString& caption, int row, int column, int span = 1);
    void showRecord();
    void updateAppearance();
    void setText(Line line, const std::string& raw);
    void setTime(Line line, std::optional<deployment::Timestamp> time);

    const models::TimeContext& m_time;
    std::optional<models::JournalRow> m_record;
    QWidget* m_body;
    PlainLabel* m_command;
    Badge* m_state;
    QPushButton* m_check;
    PlainLabel* m_hint;
    QGridLayout* m_grid;
    std::array<PlainLabel*, LineCount> m_lines{};
    std::array<PlainLabel*, LineCount> m_captions{};
};

} // namespace widgets
