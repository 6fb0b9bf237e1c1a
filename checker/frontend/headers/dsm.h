// What device specific modules (DSM) and the multipath driver MPIO share. The published reference has no page of most of it:
// written from how modules use the names. No value here is documented.
#pragma once
#include <stddef.h>
#include <ntddk.h>
#include <scsi.h>
#include <ntddstor.h>
#include <ntddscsi.h>
#include <wmilib.h>

typedef enum _DSM_TYPE {
  DsmTypeUnknown = 0,
  DsmType1,
  DsmType2,
  DsmType3,
  DsmType4,
  DsmType5,
  DsmType6
} DSM_TYPE, *PDSM_TYPE;

// Policies of load balancing; modules name the type.
enum {
  DSM_LB_FAILOVER = 1,
  DSM_LB_ROUND_ROBIN,
  DSM_LB_ROUND_ROBIN_WITH_SUBSET,
  DSM_LB_DYN_LEAST_QUEUE_DEPTH,
  DSM_LB_WEIGHTED_PATHS,
  DSM_LB_LEAST_BLOCKS,
  DSM_LB_VENDOR_SPECIFIC
};

// Answers of a module about a request.
#define DSM_PATH_SET 1
#define DSM_BROADCAST 2
#define DSM_WILL_HANDLE 3
#define DSM_ERROR 4

// What a module makes of an error.
#define DSM_FATAL_ERROR 0x80000000
#define DSM_ADMIN_FO 0x08000000
#define DSM_RETRY_DONT_DECREMENT 0x00000001

#define DSM_CALL_COMPLETION_ON_MPIO_ERROR 0x00000001

#define DSM_MOVE_ADMIN_REQUEST 0x00000001
#define DSM_CNTRL_FLAGS_ALLOCATE 0x00000001
#define DSM_CNTRL_FLAGS_CHECK_STATE 0x00000002

#define DSM_CONTROLLER_NO_CNTRL 0
#define DSM_CONTROLLER_ACTIVE 1
#define DSM_CONTROLLER_STANDBY 2
#define DSM_CONTROLLER_FAILED 3

typedef struct _DSM_IDS {
  ULONG Count;
  PVOID IdList[1];
} DSM_IDS, *PDSM_IDS;

typedef struct _CONTROLLER_INFO {
  ULONG State;
  PDEVICE_OBJECT DeviceObject;
  struct {
    STORAGE_IDENTIFIER_CODE_SET Type;
    ULONG Length;
    UCHAR SerialNumber[32];
  } Identifier;
} CONTROLLER_INFO, *PCONTROLLER_INFO;

typedef struct _MPIO_VERSION_INFO {
  ULONG MajorVersion;
  ULONG MinorVersion;
  ULONG ProductBuild;
  ULONG QfeNumber;
} MPIO_VERSION_INFO, *PMPIO_VERSION_INFO, DSM_VERSION, *PDSM_VERSION;

#ifdef __cplusplus
extern "C" {
#endif

typedef VOID (*DSM_COMPLETION_ROUTINE)(_In_ PVOID DsmId, _In_ PIRP Irp, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID DsmContext);

typedef struct _DSM_COMPLETION_INFO {
  DSM_COMPLETION_ROUTINE DsmCompletionRoutine;
  PVOID DsmContext;
} DSM_COMPLETION_INFO, *PDSM_COMPLETION_INFO;

typedef NTSTATUS (*DSM_INQUIRE_DRIVER)(_In_ PVOID DsmContext, _In_ PDEVICE_OBJECT TargetDevice,
                                       _In_ PDEVICE_OBJECT PortObject, _In_ PSTORAGE_DEVICE_DESCRIPTOR Descriptor,
                                       _In_ PSTORAGE_DEVICE_ID_DESCRIPTOR DeviceIdList, _Out_ PVOID* DsmIdentifier);
typedef BOOLEAN (*DSM_COMPARE_DEVICES)(_In_ PVOID DsmContext, _In_ PVOID DsmId1, _In_ PVOID DsmId2);
typedef NTSTATUS (*DSM_GET_CONTROLLER_INFO)(_In_ PVOID DsmContext, _In_ PVOID DsmId, _In_ ULONG Flags,
                                            _Inout_ PCONTROLLER_INFO* ControllerInfo);
typedef NTSTATUS (*DSM_SET_DEVICE_INFO)(_In_ PVOID DsmContext, _In_ PDEVICE_OBJECT TargetObject, _In_ PVOID DsmId,
                                        _Inout_ PVOID* PathId);
typedef BOOLEAN (*DSM_IS_PATH_ACTIVE)(_In_ PVOID DsmContext, _In_ PVOID PathId, _In_ PVOID DsmId);
typedef NTSTATUS (*DSM_PATH_VERIFY)(_In_ PVOID DsmContext, _In_ PVOID DsmId, _In_ PVOID PathId);
typedef NTSTATUS (*DSM_INVALIDATE_PATH)(_In_ PVOID DsmContext, _In_ ULONG ErrorMask, _In_ PVOID PathId,
                                        _Inout_ PVOID* NewPathId);
typedef NTSTATUS (*DSM_MOVE_DEVICE)(_In_ PVOID DsmContext, _In_ PDSM_IDS DsmIds, _In_ PVOID MPIOPath,
                                    _In_ PVOID SuggestedPath, _In_ ULONG Flags);
typedef NTSTATUS (*DSM_REMOVE_PENDING)(_In_ PVOID DsmContext, _In_ PVOID DsmId);
typedef NTSTATUS (*DSM_REMOVE_DEVICE)(_In_ PVOID DsmContext, _In_ PVOID DsmId, _In_ PVOID PathId);
typedef NTSTATUS (*DSM_REMOVE_PATH)(_In_ PVOID DsmContext, _In_ PVOID PathId);
typedef NTSTATUS (*DSM_SRB_DEVICE_CONTROL)(_In_ PVOID DsmContext, _In_ PDSM_IDS DsmIds, _In_ PIRP Irp,
                                           _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PKEVENT Event);
typedef PVOID (*DSM_LB_GET_PATH)(_In_ PVOID DsmContext, _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PDSM_IDS DsmList,
                                 _In_ PVOID CurrentPath, _Out_ NTSTATUS* Status);
typedef ULONG (*DSM_INTERPRET_ERROR_EX)(_In_ PVOID DsmContext, _In_ PVOID DsmId, _In_ PSCSI_REQUEST_BLOCK Srb,
                                        _Inout_ NTSTATUS* Status, _Out_ PBOOLEAN Retry, _Out_ PLONG RetryInterval, ...);
typedef NTSTATUS (*DSM_UNLOAD)(_In_ PVOID DsmContext);
typedef VOID (*DSM_SET_COMPLETION)(_In_ PVOID DsmContext, _In_ PVOID DsmId, _In_ PIRP Irp, _In_ PSCSI_REQUEST_BLOCK Srb,
                                   _Inout_ PDSM_COMPLETION_INFO DsmCompletion);
typedef ULONG (*DSM_CATEGORIZE_REQUEST)(_In_ PVOID DsmContext, _In_ PDSM_IDS DsmIds, _In_ PIRP Irp,
                                        _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PVOID CurrentPath, _Out_ PVOID* PathId,
                                        _Out_ NTSTATUS* Status);
typedef NTSTATUS (*DSM_BROADCAST_SRB)(_In_ PVOID DsmContext, _In_ PDSM_IDS DsmIds, _In_ PIRP Irp,
                                      _In_ PSCSI_REQUEST_BLOCK Srb, _In_ PKEVENT Event);
typedef BOOLEAN (*DSM_IS_ADDRESS_TYPE_SUPPORTED)(_In_ PVOID DsmContext, _In_ ULONG AddressType);
typedef NTSTATUS (*DSM_DEVICE_NOT_USED)(_In_ PVOID DsmContext, _In_ PVOID DsmId);

typedef NTSTATUS (*DSM_QUERY_DATABLOCK_EX)(_In_ PVOID DsmContext, _In_ PDSM_IDS DsmIds, _In_ PIRP Irp,
                                           _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex, _In_ ULONG InstanceCount,
                                           _Inout_ PULONG InstanceLengthArray, _In_ ULONG BufferAvail,
                                           _Out_ PUCHAR Buffer, _Out_ PULONG DataLength, ...);
typedef NTSTATUS (*DSM_SET_DATABLOCK_EX)(_In_ PVOID DsmContext, _In_ PDSM_IDS DsmIds, _In_ PIRP Irp, _In_ ULONG GuidIndex,
                                         _In_ ULONG InstanceIndex, _In_ ULONG BufferAvail, _In_ PUCHAR Buffer, ...);
typedef NTSTATUS (*DSM_EXECUTE_METHOD_EX)(_In_ PVOID DsmContext, _In_ PDSM_IDS DsmIds, _In_ PIRP Irp, _In_ ULONG GuidIndex,
                                          _In_ ULONG InstanceIndex, _In_ ULONG MethodId, _In_ ULONG InBufferSize,
                                          _In_ PULONG OutBufferSize, _Inout_ PUCHAR Buffer, ...);

typedef struct _DSM_WMILIB_CONTEXT {
  ULONG GuidCount;
  PWMIGUIDREGINFO GuidList;
  DSM_QUERY_DATABLOCK_EX QueryWmiDataBlockEx;
  DSM_SET_DATABLOCK_EX SetWmiDataBlockEx;
  DSM_EXECUTE_METHOD_EX ExecuteWmiMethodEx;
  UNICODE_STRING MofResourceName;
  UNICODE_STRING RegistryPath;
} DSM_WMILIB_CONTEXT, *PDSM_WMILIB_CONTEXT;

typedef struct _DSM_INIT_DATA {
  ULONG InitDataSize;
  DSM_INQUIRE_DRIVER DsmInquireDriver;
  DSM_COMPARE_DEVICES DsmCompareDevices;
  DSM_GET_CONTROLLER_INFO DsmGetControllerInfo;
  DSM_SET_DEVICE_INFO DsmSetDeviceInfo;
  DSM_IS_PATH_ACTIVE DsmIsPathActive;
  DSM_PATH_VERIFY DsmPathVerify;
  DSM_INVALIDATE_PATH DsmInvalidatePath;
  DSM_MOVE_DEVICE DsmMoveDevice;
  DSM_REMOVE_PENDING DsmRemovePending;
  DSM_REMOVE_DEVICE DsmRemoveDevice;
  DSM_REMOVE_PATH DsmRemovePath;
  DSM_SRB_DEVICE_CONTROL DsmSrbDeviceControl;
  DSM_LB_GET_PATH DsmLBGetPath;
  DSM_INTERPRET_ERROR_EX DsmInterpretErrorEx;
  DSM_UNLOAD DsmUnload;
  DSM_SET_COMPLETION DsmSetCompletion;
  DSM_CATEGORIZE_REQUEST DsmCategorizeRequest;
  DSM_BROADCAST_SRB DsmBroadcastSrb;
  DSM_IS_ADDRESS_TYPE_SUPPORTED DsmIsAddressTypeSupported;
  DSM_DEVICE_NOT_USED DsmDeviceNotUsed;
  DSM_WMILIB_CONTEXT DsmWmiInfo;
  DSM_WMILIB_CONTEXT DsmWmiGlobalInfo;
  PVOID DsmContext;
  PDRIVER_OBJECT DriverObject;
  UNICODE_STRING DisplayName;
  PVOID DsmDeviceSerialNumber;
  DSM_TYPE DsmType;
  DSM_VERSION DsmVersion;
} DSM_INIT_DATA, *PDSM_INIT_DATA;

typedef struct _DSM_MPIO_CONTEXT {
  PVOID MPIOContext;
} DSM_MPIO_CONTEXT, *PDSM_MPIO_CONTEXT;

typedef struct _DSM_DEREGISTER_DATA {
  ULONG DeregisterDataSize;
  PDRIVER_OBJECT DriverObject;
  PVOID DsmContext;
  PVOID MpioContext;
} DSM_DEREGISTER_DATA, *PDSM_DEREGISTER_DATA;

#define FILE_DEVICE_MPDSM 0x0000006E
#define IOCTL_MPDSM_REGISTER CTL_CODE(FILE_DEVICE_MPDSM, 1, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_MPDSM_DEREGISTER CTL_CODE(FILE_DEVICE_MPDSM, 2, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)

typedef enum _DSM_NOTIFY_TYPE { ThrottleIO, ResumeIO, ThrottleIO_V2, ResumeIO_V2 } DSM_NOTIFY_TYPE;

// Pass through requests with room for the sense and the data behind them.

#define SPTWB_SENSE_LENGTH 32
#define SPTWB_DATA_LENGTH 4

typedef struct _SCSI_PASS_THROUGH_WITH_BUFFERS {
  SCSI_PASS_THROUGH ScsiPassThrough;
  ULONG Filler;
  UCHAR SenseInfoBuffer[SPTWB_SENSE_LENGTH];
  UCHAR DataBuffer[SPTWB_DATA_LENGTH];
} SCSI_PASS_THROUGH_WITH_BUFFERS, *PSCSI_PASS_THROUGH_WITH_BUFFERS;

typedef struct _SCSI_PASS_THROUGH_DIRECT_WITH_BUFFER {
  SCSI_PASS_THROUGH_DIRECT ScsiPassThroughDirect;
  ULONG Filler;
  UCHAR SenseInfoBuffer[SPTWB_SENSE_LENGTH];
} SCSI_PASS_THROUGH_DIRECT_WITH_BUFFER, *PSCSI_PASS_THROUGH_DIRECT_WITH_BUFFER;

// What MPIO does for modules.

PDSM_IDS DsmGetAssociatedDevice(_In_ PVOID MPIOContext, _In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR DeviceType);
NTSTATUS DsmGetScsiAddress(_In_ PDEVICE_OBJECT DeviceObject, _Out_ PSCSI_ADDRESS* ScsiAddress);
NTSTATUS DsmGetVersion(_Out_ PMPIO_VERSION_INFO VersionInfo, _In_ ULONG Size);
NTSTATUS DsmSendRequest(_In_ PVOID MPIOContext, _In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PVOID DsmId);
NTSTATUS DsmSendRequestEx(_In_ PVOID MPIOContext, _In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ PVOID DsmId,
                          _In_ ULONG Flags);
NTSTATUS DsmSendTUR(_In_ PDEVICE_OBJECT DeviceObject);
VOID DsmSendDeviceIoControlSynchronous(_In_ ULONG IoControlCode, _In_ PDEVICE_OBJECT TargetObject,
                                       _In_opt_ PVOID InputBuffer, _Out_opt_ PVOID OutputBuffer, _In_ ULONG InputLength,
                                       _In_ ULONG OutputLength, _In_ BOOLEAN InternalDeviceControl,
                                       _Out_ PIO_STATUS_BLOCK IoStatus);
VOID DsmNotification(_In_ PVOID MPIOContext, _In_ DSM_NOTIFY_TYPE Type, ...);

#ifdef __cplusplus
}
#endif

#define DsmIsReadRequest(Code) \
  ((Code) == SCSIOP_READ6 || (Code) == SCSIOP_READ || (Code) == SCSIOP_READ12 || (Code) == SCSIOP_READ16)
#define DsmIsWriteRequest(Code) \
  ((Code) == SCSIOP_WRITE6 || (Code) == SCSIOP_WRITE || (Code) == SCSIOP_WRITE12 || (Code) == SCSIOP_WRITE16)
#define DsmIsReadWrite(Code) (DsmIsReadRequest(Code) || DsmIsWriteRequest(Code))
