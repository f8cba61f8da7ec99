// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/preview.h"
#include "deploy/widgets/controls/state_line.h"

#include <QList>
#include <QWidget>

#include <cstddef>
#include <optional>

class QAction;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace models {
class PreviewLogModel;
class PreviewStepsModel;
} // namespace models

namespace widgets {

class MessageBanner;
class PlainLabel;
class PreviewButtons;
class PreviewReasonCard;
class PreviewSparkline;
class PreviewTable;
class PreviewTitle;
class SelectionPanel;

/// What there is to say of the selected row, beside the list. It shows what it is given, and says
/// what the user wants; it never takes the focus by itself.
class PreviewPane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewPane)

public:
    explicit PreviewPane(QWidget* parent = nullptr);
    ~PreviewPane() override;

    /// One deployment. Another one (by its id) is shown from its beginning.
    void setPreview(const models::Preview& preview);
    void setCurve(std::optional<models::PreviewCurve> curve);
    /// None, or several.
    void setSummary(const models::SelectionSummary& summary);
    /// That it is being read, or why it could not be; with the action it can be tried again.
    void setState(const StatusMessage& state);
    /// The version of the last good run before it, which it can be compared with; empty: none.
    void setComparedVersion(const QString& version);
    /// The commands for what is selected (PreviewButtons).
    void setCommandActions(const QList<QAction*>& actions);

Q_SIGNALS:
    void openRequested();
    /// At this entry of its log.
    void logEntryRequested(std::size_t entry);
    /// With the last good run, or of the two that are selected.
    void compareRequested();
    void retryRequested();
    /// It can be seen now, or not any more.
    void visibilityChanged(bool visible);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupContent();
    void setupTables();
    void connectParts();
    PlainLabel* addHeading(const QString& text);
    void updateOffer();
    void updateAppearance();

    models::Preview m_preview;
    QString m_comparedVersion;
    models::PreviewStepsModel* m_stepsModel;
    models::PreviewLogModel* m_logModel;
    QStackedWidget* m_parts;
    SelectionPanel* m_selection;
    QScrollArea* m_scroller;
    QVBoxLayout* m_lines = nullptr;
    PreviewTitle* m_title;
    MessageBanner* m_banner;
    PlainLabel* m_state;
    PreviewReasonCard* m_reason;
    PreviewButtons* m_buttons;
    PlainLabel* m_stepsTitle = nullptr;
    PreviewTable* m_steps;
    PreviewSparkline* m_sparkline;
    PlainLabel* m_logTitle = nullptr;
    PreviewTable* m_log;
    PlainLabel* m_logNote;
};

} // namespace widgets
