// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QFrame;
class QListView;
class QPushButton;
class QStyleOptionComboBox;

namespace models {
class FacetModel;
}

namespace widgets {

/// A drop-down in which several values can be checked; it looks like a combo box and says what is
/// chosen.
class ChoiceButton final : public QAbstractButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceButton)

public:
    /// The text is what the button says while nothing is chosen ("All environments").
    ChoiceButton(models::FacetModel& model, const QString& allText, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The list is about to be seen: its counts are wanted now.
    void aboutToShow();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setupPopup();
    void showPopup();
    void toggle(int row);
    void updateText();
    [[nodiscard]] QStyleOptionComboBox styleOption() const;
    [[nodiscard]] int textWidth() const;

    models::FacetModel& m_model;
    const QString m_allText;
    QFrame* m_popup;
    QPushButton* m_all; ///< above the list, and before it for Tab
    QListView* m_list;
};

} // namespace widgets
