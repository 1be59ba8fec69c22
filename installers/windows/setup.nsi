; The set-up program for Windows: for one user, with nobody asked for an administrator's password.
;
; Made by installers/windows/setup.py, which defines VERSION (1.2.3), NUMBER (1.2.3.0), PUBLISHED (the
; year), FILES (a list of what is inside), ICON, KILOBYTES, OUT, and SIGN where there is a certificate.
;
;   /S         asks nothing. An older version gives way to this one, the data stays as it is.
;   /D=FOLDER  goes last, and stands for another place than the usual one.
;
; Exit codes: 0 done, 1 stopped by whoever ran it, 3 this Windows is too old, 4 the program is
; running, 5 a newer version is installed, 6 a file could not be replaced.
; Uninstalling with /S never touches the clerk's data, and without it only after two questions.
Unicode true
Target amd64-unicode
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
SetDateSave on
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
ManifestLongPathAware true

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include FileFunc.nsh

!define APP "Loket Jamsostek"
!define PROGRAM "loket-jamsostek.exe"
!define DATA "$LOCALAPPDATA\Loket Jamsostek"
!define OWN_KEY "Software\Loket Jamsostek"
!define LISTED_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Loket Jamsostek"
!define OLDEST_BUILD 17763  ; Windows 10 1809, the oldest Qt 6.8 and later run on

Name "${APP} ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Loket Jamsostek"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
BrandingText "${APP} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_TITLE_3LINES
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

VIProductVersion "${NUMBER}"
VIFileVersion "${NUMBER}"
!macro Told language description
  VIAddVersionKey /LANG=${language} "ProductName" "${APP}"
  VIAddVersionKey /LANG=${language} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "FileDescription" "${description}"
  VIAddVersionKey /LANG=${language} "CompanyName" "${APP}"
  VIAddVersionKey /LANG=${language} "LegalCopyright" "© ${PUBLISHED} ${APP}, Apache-2.0"
!macroend
!insertmacro Told ${LANG_INDONESIAN} "Pemasang ${APP}"
!insertmacro Told ${LANG_ENGLISH} "Set-up of ${APP}"

!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"'
!endif

; A program that runs holds its own file, and the lock in its data folder (an updated one runs from
; elsewhere): neither can be opened for writing. That needs no help of the program's, which may be
; the one that hangs.
!macro RefuseWhileHeld file
  ${Do}
    ${IfNot} ${FileExists} "${file}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "${file}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 4
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro RefuseWhileRunning
  !insertmacro RefuseWhileHeld "$INSTDIR\${PROGRAM}"
  !insertmacro RefuseWhileHeld "${DATA}\loket.lock"
!macroend

!macro RefuseOldWindows
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${IfNot} ${AtLeastWin10}
  ${OrIf} $0 < ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
!macroend

; What is asked is the program itself, and what was written down at the last set-up where the program
; does not say.
!macro RefuseOlderThanInstalled
  ClearErrors
  GetDLLVersion "$INSTDIR\${PROGRAM}" $0 $1
  ${If} ${Errors}
    ReadRegStr $5 HKCU "${OWN_KEY}" "Version"
  ${Else}
    IntOp $2 $0 >> 16
    IntOp $3 $0 & 0xFFFF
    IntOp $4 $1 >> 16
    StrCpy $5 "$2.$3.$4"
  ${EndIf}
  ${If} $5 != ""
    ${VersionCompare} "$5.0" "${NUMBER}" $6
    ${If} $6 = 1
      MessageBox MB_OK|MB_ICONSTOP "$(NEWER_INSTALLED)" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  !insertmacro RefuseOldWindows
  !insertmacro RefuseWhileRunning
  !insertmacro RefuseOlderThanInstalled
FunctionEnd

Function un.onInit
  SetShellVarContext current
  !insertmacro RefuseWhileRunning
FunctionEnd

; A scanner of viruses looks into what is new, and meanwhile nothing there can be moved.
!macro MoveIn name
  StrCpy $1 0
  ${Do}
    ClearErrors
    ${If} ${FileExists} "$INSTDIR\${name}"
      CreateDirectory "$INSTDIR\lama"
      Rename "$INSTDIR\${name}" "$INSTDIR\lama\${name}"
    ${EndIf}
    ${IfNot} ${FileExists} "$INSTDIR\${name}"
      Rename "$INSTDIR\baru\${name}" "$INSTDIR\${name}"
    ${EndIf}
    ${IfNot} ${FileExists} "$INSTDIR\baru\${name}"
      ${ExitDo}
    ${EndIf}
    IntOp $1 $1 + 1
    ${If} $1 > 40
      ${IfNot} ${FileExists} "$INSTDIR\${name}"
        Rename "$INSTDIR\lama\${name}" "$INSTDIR\${name}"
      ${EndIf}
      MessageBox MB_OK|MB_ICONSTOP "$(HELD)" /SD IDOK
      SetErrorLevel 6
      Quit
    ${EndIf}
    Sleep 250
  ${Loop}
!macroend

!macro Associate suffix kind told
  WriteRegStr HKCU "Software\Classes\LoketJamsostek.${kind}" "" "${told}"
  WriteRegStr HKCU "Software\Classes\LoketJamsostek.${kind}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\LoketJamsostek.${kind}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "Software\Classes\${suffix}" "" "LoketJamsostek.${kind}"
  WriteRegStr HKCU "Software\Classes\${suffix}\OpenWithProgids" "LoketJamsostek.${kind}" ""
!macroend

!macro Dissociate suffix kind
  DeleteRegKey HKCU "Software\Classes\LoketJamsostek.${kind}"
  DeleteRegValue HKCU "Software\Classes\${suffix}\OpenWithProgids" "LoketJamsostek.${kind}"
  ReadRegStr $0 HKCU "Software\Classes\${suffix}" ""
  ${If} $0 == "LoketJamsostek.${kind}"
    DeleteRegValue HKCU "Software\Classes\${suffix}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\${suffix}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${suffix}"
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0x1000, p 0, p 0)'  ; SHCNE_ASSOCCHANGED
!macroend

Section
  ; First everything beside what is there, then the change: power that fails on the way leaves the
  ; old version, or one that a second run of this puts right; never half of each.
  RMDir /r "$INSTDIR\baru"
  RMDir /r "$INSTDIR\lama"
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  !insertmacro MoveAll
  RMDir /r "$INSTDIR\baru"
  RMDir /r "$INSTDIR\lama"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${OWN_KEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${LISTED_KEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${LISTED_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${LISTED_KEY}" "Publisher" "${APP}"
  WriteRegStr HKCU "${LISTED_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${LISTED_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED_KEY}" "NoRepair" 1

  !insertmacro Associate ".loket" "Aktivasi" "$(ACTIVATION)"
  !insertmacro Associate ".loket-kirim" "Kiriman" "$(SENT)"
  !insertmacro Associate ".loket-balas" "Balasan" "$(REPLY)"
  !insertmacro TellExplorer

  CreateDirectory "$SMPROGRAMS\${APP}"
  CreateShortcut "$SMPROGRAMS\${APP}\${APP}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$SMPROGRAMS\${APP}\$(SELF_TEST).lnk" "$INSTDIR\${PROGRAM}" "--self-test"
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section "Uninstall"
  !insertmacro RemoveAll
  RMDir /r "$INSTDIR\baru"
  RMDir /r "$INSTDIR\lama"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"  ; only if nothing of somebody else's lies in it
  RMDir /r "$SMPROGRAMS\${APP}"
  Delete "$DESKTOP\${APP}.lnk"
  !insertmacro Dissociate ".loket" "Aktivasi"
  !insertmacro Dissociate ".loket-kirim" "Kiriman"
  !insertmacro Dissociate ".loket-balas" "Balasan"
  !insertmacro TellExplorer
  DeleteRegKey HKCU "${LISTED_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"

  ; The data is not the program. What is not yet sent exists nowhere else.
  ${If} ${FileExists} "${DATA}\*.*"
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DATA_TOO)" /SD IDNO IDYES`
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(DATA_SURELY)" /SD IDNO IDYES`
    RMDir /r "${DATA}"
  ${EndIf}
SectionEnd
