// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/finding_texts.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace widgets {

class PlainLabel;

/// How much it stands out. Others have what they quote and what they say beside each other.
enum class FindingEmphasis { Head, Reason, Other };

/// A sentence of the findings, the line of the log that it quotes, and the way to its evidence.
/// Its height depends on its width alone (that of a head on what it says, too), so that what comes
/// late moves nothing.
class FindingRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingRow)

public:
    explicit FindingRow(FindingEmphasis emphasis, QWidget* parent = nullptr);

    void setText(const models::FindingText& text);
    /// What is said in the place of a reason; of one that can still come, the room is kept.
    void setNote(const QString& note, bool isFinal);
    /// Its only stop of Tab, be it shown or not.
    [[nodiscard]] QWidget& stop() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void evidenceRequested(const models::Evidence& evidence);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupTexts();
    void setFinal(bool isFinal);
    void updateAppearance();
    void updateLines();
    [[nodiscard]] int heightOfReason(const QFont& mono) const;

    FindingEmphasis m_emphasis;
    models::FindingText m_text;
    bool m_isFinalNote = false;
    QBoxLayout* m_texts;
    PlainLabel* m_quote;
    PlainLabel* m_sentence;
    QPushButton* m_show;
};

} // namespace widgets
